/** Where in a basket each product, category and tag stands: looked up once, asked often. */

/** Note in the Map `index` that the line at `place` has `id`. */
function note(index, id, place) {
    const places = index.get(id);
    if (places) {
        places.push(place);
    } else {
        index.set(id, [place]);
    }
}

/** Return which products, categories and tags stand at which places: Maps id -> places. */
export function indexOf(lines) {
    const index = { products: new Map(), categories: new Map(), tags: new Map() };
    for (const { place, facts } of lines) {
        note(index.products, facts.product, place);
        facts.categories.forEach((id) => note(index.categories, id, place));
        facts.tags.forEach((id) => note(index.tags, id, place));
    }
    return index;
}

/** Put `mark` at every place where one of `ids` stands in a Map of `indexOf`. */
function markPlaces(marks, mark, ids, places) {
    for (const id of ids) {
        for (const place of places.get(id) ?? []) {
            marks[place] = mark;
        }
    }
}

/** Put `mark` into `marks`, a list by place, wherever one of the lists names the goods. */
export function markGoods(marks, mark, [products, categories, tags], index) {
    markPlaces(marks, mark, products, index.products);
    markPlaces(marks, mark, categories, index.categories);
    markPlaces(marks, mark, tags, index.tags);
}
