/** The shape of a basket; anything else is refused by name (see docs/contracts.md, section 4). */

import { PPM, SAFE, SPEND_MAX } from "./money.js";
import { mapping, record } from "./record.js";
import { integer, listing, maybe, oneOf, refuse, text } from "./shape.js";

const id = integer(0);

const LINE = record({
    id: text(".+"),
    product: id,
    categories: listing(id),
    tags: listing(id),
    quantity: integer(0, SAFE, "refund_line"),
    price_unit: integer(0, SAFE, "negative_price"),
    manual_discount: integer(0, PPM),
    price_basis: oneOf(["included", "excluded"], "unknown_price_basis"),
    tax_group: text(),
});

const MEMBERSHIP = record({
    level: maybe(id),
    spend: mapping(integer(-SPEND_MAX, SPEND_MAX)),
    visits: id,
    balance: integer(),
});

const HOLDER = record({
    groups: listing(id),
    birthday: maybe(text("\\d{4}-\\d{2}-\\d{2}")),
    fields: mapping(() => {}),
    memberships: mapping(MEMBERSHIP),
});

const WALL = record({
    date: text("\\d{4}-\\d{2}-\\d{2}"),
    minute: integer(0, 1439),
    weekday: integer(1, 7),
});

const BASKET = record({
    v: integer(1, 1),
    currency: text("[A-Z]{3}"),
    currency_exponent: integer(0, 4),
    price_exponent: integer(6, 6),
    quantity_exponent: integer(0, 6),
    wall: WALL,
    shop: id,
    cashier: id,
    payment_methods: listing(id),
    holder: maybe(HOLDER),
    lines: listing(LINE),
});

/** Refuse a basket of another shape, a refund line, a non-integer or a line id used twice. */
export function checkBasket(basket) {
    BASKET(basket, "basket");
    const seen = new Set();
    basket.lines.forEach((line, index) => {
        if (seen.has(line.id)) {
            refuse("duplicate_line", `basket.lines[${index}].id`);
        }
        seen.add(line.id);
    });
}
