import { toScaled } from "@loyalty_discount/engine/index";

/** Decimals of unit prices in a basket (contract 1). */
export const PRICE_EXPONENT = 6;

/** The product category of `product` and its ancestors, nearest first. */
function categoryPath(product) {
    const path = [];
    let category = product.product_tmpl_id.categ_id;
    while (category && !path.includes(category.id)) {
        path.push(category.id);
        category = category.parent_id;
    }
    return path;
}

/** The taxes that hold for `line` on this order, after its fiscal position. */
function taxesOf(line) {
    const position = line.order_id.fiscal_position_id;
    return position ? position.getTaxesAfterFiscalPosition(line.tax_ids) : [...line.tax_ids];
}

/** A unit price of a basket; there is none below zero. */
function scaledPrice(price) {
    return Math.max(toScaled(price, PRICE_EXPONENT), 0);
}

/** What chosen attributes without variants add to the price. */
function chosenExtras(line) {
    return (line.attribute_value_ids || [])
        .filter((value) => value.attribute_id?.create_variant === "no_variant")
        .reduce((sum, value) => sum + value.price_extra, 0);
}

/** The unit price of `line` under `pricelist`, with chosen extras, as the till rounds prices. */
function priceUnder(line, pricelist) {
    const product = line.product_id;
    const price = product.product_tmpl_id.getPrice(pricelist, line.qty || 1, 0, false, product);
    const digits = line.models["decimal.precision"].find((dp) => dp.name === "Product Price");
    return digits.round(price + chosenExtras(line));
}

/** True for goods that the cashier or the price made cheaper than the public price. */
function isReduced(line) {
    const publicPrice = line.product_id.lst_price + chosenExtras(line);
    const isCheaper = toScaled(line.price_unit, PRICE_EXPONENT) < scaledPrice(publicPrice);
    return toScaled(line.manualDiscount, 4) > 0 || isCheaper;
}

/**
 * A line of goods as the engine reads it (contract 4).
 *
 * @param {number} exponent - decimals of quantities
 * @param {Object[]} lists - the price lists whose prices are asked for
 * @param {Set} floors - the lowest prices that are asked for
 */
export function basketLine(line, exponent, lists, floors) {
    const taxes = taxesOf(line);
    const product = line.product_id;
    const floor = product.product_tmpl_id.loyalty_price_min || 0;
    return {
        id: line.uuid,
        product: product.id,
        categories: categoryPath(product),
        tags: product.product_tag_ids?.map((tag) => tag.id).sort((a, b) => a - b) || [],
        quantity: toScaled(line.qty, exponent),
        price_unit: toScaled(line.price_unit, PRICE_EXPONENT),
        manual_discount: toScaled(line.manualDiscount, 4),
        price_basis: taxes.every((tax) => tax.price_include) ? "included" : "excluded",
        tax_group: taxes
            .map((tax) => tax.id)
            .sort((a, b) => a - b)
            .join(","),
        prices: Object.fromEntries(
            lists.map((list) => [list.id, scaledPrice(priceUnder(line, list))])
        ),
        reduced: isReduced(line),
        price_min: floors.has("price_min") ? scaledPrice(floor) : 0,
        cost: floors.has("cost") ? scaledPrice(product.standard_price || 0) : 0,
    };
}
