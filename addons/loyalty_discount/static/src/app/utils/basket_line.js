import { markRaw, toRaw } from "@odoo/owl";
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
export function taxesOf(line) {
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

/** The ids of `records`, rising. */
function sortedIds(records) {
    return (records || []).map((record) => record.id).sort((left, right) => left - right);
}

/**
 * What the engine reads of a line of goods and what no program changes: the line keeps it until
 * one of its fields, its taxes or its product's template change. Odoo does not tell when a field of
 * the product itself changes, so `goods` is the product, to be asked each time. `qty` and `extras`
 * are Odoo's floats.
 */
export function lineFacts(line) {
    const taxes = taxesOf(line);
    const product = line.product_id;
    return markRaw({
        id: line.uuid,
        product: product.id,
        goods: toRaw(product),
        categories: categoryPath(product),
        tags: sortedIds(product.product_tag_ids),
        qty: line.qty,
        price_unit: toScaled(line.price_unit, PRICE_EXPONENT),
        extras: chosenExtras(line),
        manual_discount: toScaled(line.manualDiscount, 4),
        price_basis: taxes.every((tax) => tax.price_include) ? "included" : "excluded",
        tax_group: sortedIds(taxes).join(","),
        price_min: scaledPrice(product.product_tmpl_id.loyalty_price_min || 0),
    });
}

/** True for goods that the cashier or the price made cheaper than the public price. */
function isReduced({ goods, price_unit, extras, manual_discount }) {
    return manual_discount > 0 || price_unit < scaledPrice(goods.lst_price + extras);
}

/**
 * A line of goods as the engine reads it (contract 4).
 *
 * @param {number} exponent - decimals of quantities
 * @param {Object[]} lists - the price lists whose prices are asked for
 * @param {Set} floors - the lowest prices that are asked for
 */
export function basketLine(line, exponent, lists, floors) {
    const { goods, qty, extras: _extras, ...facts } = line.goodsFacts;
    const prices = lists.map((list) => [list.id, scaledPrice(priceUnder(line, list))]);
    return {
        ...facts,
        quantity: toScaled(qty, exponent),
        prices: Object.fromEntries(prices),
        reduced: isReduced(line.goodsFacts),
        price_min: floors.has("price_min") ? facts.price_min : 0,
        cost: floors.has("cost") ? scaledPrice(goods.standard_price || 0) : 0,
    };
}
