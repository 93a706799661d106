/**
 * The running state of one evaluation: every line with its price and what was taken off so far.
 *
 * A sale is `{basket, lines, index, programs, worth_minor, basis, applied}`: `lines` sorted by id,
 * `index` where goods stand in them, `programs` by id, `worth_minor` what the receipt costs before
 * any program, `basis` says what percents are of (what is `left`, or the `base` price less the
 * cashier's discount), `applied` holds the ids of the programs that gave something. A line is
 * `{place, facts, base_minor, manual_minor, left_minor, used}`: parts and amounts name it by its
 * `place` in `lines`, `left_minor` is still to be paid, `used` units belong to sets or gifts.
 * A step of the pipeline returns a new sale and never changes the one it got.
 */

import { indexOf } from "./line_index.js";
import { PPM, SAFE, percentOf, ratio, tenTo } from "./money.js";
import { makePart } from "./part.js";
import { refuse } from "./shape.js";

const MICRO_EXPONENT = 6; // decimals of quantities in a program

/** Return by what price x quantity is divided to become minor units. */
function divisorOf({ price_exponent, quantity_exponent, currency_exponent }) {
    return tenTo(price_exponent + quantity_exponent - currency_exponent);
}

/** Return what the quantity of the line `facts` costs at a unit price, half up. */
export function costAt(price, facts, basket) {
    return ratio([price, facts.quantity], divisorOf(basket));
}

/** Return what a manual discount leaves of price x quantity, rounded once as the till shows it. */
function leftOf({ price_unit, quantity, manual_discount }, basket) {
    return ratio([price_unit, quantity, PPM - manual_discount], divisorOf(basket) * PPM);
}

/** Price one line. */
function openLine(facts, place, basket) {
    const base_minor = costAt(facts.price_unit, facts, basket);
    const left_minor = facts.manual_discount ? leftOf(facts, basket) : base_minor;
    return { place, facts, base_minor, manual_minor: base_minor - left_minor, left_minor, used: 0 };
}

/** Return the sale of a checked basket, nothing taken off yet but manual discounts. */
export function openSale(basket, programs) {
    const sorted = [...basket.lines].sort((left, right) => (left.id < right.id ? -1 : 1));
    const lines = sorted.map((facts, place) => openLine(facts, place, basket));
    if (lines.reduce((sum, line) => sum + line.base_minor, 0) > SAFE) {
        refuse("amount_too_large", "basket.lines");
    }
    const byId = new Map(programs.map((program) => [program.program, program]));
    const worth_minor = lines.reduce((sum, line) => sum + line.left_minor, 0);
    const index = indexOf(lines);
    return { basket, lines, index, programs: byId, worth_minor, basis: "left", applied: [] };
}

/** Return what percents and amounts of this sale are counted on, for one line. */
export function worth(line, sale) {
    return sale.basis === "left" ? line.left_minor : line.base_minor - line.manual_minor;
}

/** Return the quantity of a line in micro units, as programs count. */
export function microQuantity(line, sale) {
    return line.facts.quantity * tenTo(MICRO_EXPONENT - sale.basket.quantity_exponent);
}

/**
 * Take `percent` (ppm) of the worth of every one of `lines`, half up per line.
 *
 * A line that costs something keeps at least one minor unit; lines that give nothing are left out
 * of the result.
 */
export function percentParts(sale, program, effect, percent, lines, level = null) {
    const why = { program: program.program, effect, level, percent };
    const parts = [];
    for (const line of lines) {
        const base_minor = worth(line, sale);
        const amount_minor = Math.min(percentOf(base_minor, percent), line.left_minor - 1);
        if (amount_minor > 0) {
            parts.push(makePart(line, why, base_minor, amount_minor));
        }
    }
    return parts;
}

/** Return the sale after `parts` (one line may have several) were taken off. */
export function take(sale, parts) {
    if (!parts.length) {
        return sale;
    }
    const lines = [...sale.lines];
    for (const { line: place, amount_minor, units } of parts) {
        const { facts, base_minor, manual_minor, left_minor: before, used: earlier } = lines[place];
        const left_minor = before - amount_minor;
        const used = earlier + units;
        lines[place] = { place, facts, base_minor, manual_minor, left_minor, used };
    }
    return { ...sale, lines };
}
