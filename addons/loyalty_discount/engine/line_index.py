"""Where in a basket each product, category and tag stands: looked up once, asked often."""


def index_of(lines):
    """Return which products, categories and tags stand at which places: ``{id: places}`` each."""
    index = {"products": {}, "categories": {}, "tags": {}}
    for line in lines:
        facts = line.facts
        index["products"].setdefault(facts["product"], []).append(line.place)
        for family in ("categories", "tags"):
            for key in facts[family]:
                index[family].setdefault(key, []).append(line.place)
    return index


def places_of(products, categories, tags, index):
    """Return the set of places whose goods one of the lists names."""
    found = set()
    for family, ids in (("products", products), ("categories", categories), ("tags", tags)):
        for key in ids:
            found.update(index[family].get(key, ()))
    return found
