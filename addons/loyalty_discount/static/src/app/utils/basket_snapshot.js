import { toScaled } from "@loyalty_discount/engine/index";
import { saleLines } from "@loyalty_discount/app/utils/line_kind";
import { momentNow, wallTime } from "@loyalty_discount/app/utils/moment";

/** Decimals of unit prices in a basket (contract 1). */
const PRICE_EXPONENT = 6;

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

function quantityExponent(models) {
    return models["decimal.precision"].find((dp) => dp.name === "Product Unit").digits;
}

function basketLine(line, exponent) {
    const taxes = taxesOf(line);
    const product = line.product_id;
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
        prices: {},
        reduced: false,
        price_min: 0,
        cost: 0,
    };
}

/** The holder as the engine sees it: facts without names, ids of records or dates of the till. */
export function holderOf(facts) {
    if (!facts || facts.status !== "ok") {
        return null;
    }
    const memberships = {};
    for (const [program, { id: _id, ...membership }] of Object.entries(facts.memberships)) {
        memberships[program] = membership;
    }
    const { groups, birthday, fields } = facts;
    return { groups, birthday, fields, memberships };
}

/** Goods in one order for both runtimes, so that equal receipts have equal digests. */
function sortedGoods(order) {
    return saleLines(order).sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
}

/** `order` as the engine reads it (contract 4): integers, ids and codes only. */
export function basketSnapshot(order) {
    const { config, currency, models } = order;
    const { facts, moment } = order.uiState.loyalty;
    const exponent = quantityExponent(models);
    return {
        v: 1,
        currency: currency.name,
        currency_exponent: currency.decimal_places,
        price_exponent: PRICE_EXPONENT,
        quantity_exponent: exponent,
        wall: wallTime(moment || momentNow(), config.raw.loyalty_timezone),
        shop: config.raw.loyalty_shop,
        cashier: order.employee_id?.id || 0,
        payments: [],
        core: [],
        uses: {},
        holder: holderOf(facts),
        lines: sortedGoods(order).map((line) => basketLine(line, exponent)),
    };
}
