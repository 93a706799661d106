/** The shape of a basket; anything else is refused by name (see docs/contracts.md, section 4). */

import { date } from "./calendar.js";
import { PPM, SAFE, SPEND_MAX } from "./money.js";
import { mapping, record } from "./record.js";
import { answer, flag, integer, listing, maybe, oneOf, refuse, text } from "./shape.js";

const id = integer(0);
const count = integer(0);
const counted = mapping(integer(-SPEND_MAX, SPEND_MAX));

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
    prices: mapping(integer(0)),
    reduced: flag,
    price_min: integer(0),
    cost: integer(0),
});

const MEMBERSHIP = record({
    level: maybe(id),
    next_level: maybe(id),
    next_from: maybe(date),
    joined: maybe(date),
    last: maybe(date),
    spend: counted,
    quantity: counted,
    visits: counted,
    balance: integer(),
});

const HOLDER = record({
    groups: listing(id),
    birthday: maybe(date),
    fields: mapping(answer),
    memberships: mapping(MEMBERSHIP),
});

const USES = record({
    date,
    holder: count,
    card: count,
    day: count,
    shop: count,
    total: count,
    spent_minor: integer(),
});

const WALL = record({
    date,
    minute: integer(0, 1439),
    weekday: integer(1, 7),
    elapsed: integer(0, 1440),
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
    payments: listing(record({ method: id, share: integer(0, PPM) })),
    core: listing(id),
    uses: mapping(USES),
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
