/**
 * The running state of one evaluation: every line with its price and what was taken off so far.
 *
 * A sale is `{basket, lines, programs, basis, applied}`: `programs` by id, `basis` says what
 * percents are of (what is `left`, or the `base` price less the cashier's discount), `applied`
 * holds the ids of the programs that gave something. A line is `{id, facts, base_minor,
 * manual_minor, left_minor, used}`: `left_minor` is what is still to be paid, `used` counts the
 * whole units that sets and gifts have used up. A part is what one effect of one program takes
 * off one line. A step of the pipeline returns a new sale and never changes the one it got.
 */

import { PPM, SAFE, percentOf, ratio, tenTo } from "./money.js";
import { refuse } from "./shape.js";

const MICRO_EXPONENT = 6; // decimals of quantities in a program

/** Price one line. What a manual discount leaves is rounded as the till shows it, half up. */
function openLine(line, basket) {
    const shift = tenTo(
        basket.price_exponent + basket.quantity_exponent - basket.currency_exponent
    );
    const factors = [line.price_unit, line.quantity];
    const base_minor = ratio(factors, shift);
    const left_minor = ratio([...factors, PPM - line.manual_discount], shift * PPM);
    const manual_minor = base_minor - left_minor;
    return { id: line.id, facts: line, base_minor, manual_minor, left_minor, used: 0 };
}

/** Return the sale of a checked basket, nothing taken off yet but manual discounts. */
export function openSale(basket, programs) {
    const lines = basket.lines.map((line) => openLine(line, basket));
    lines.sort((left, right) => (left.id < right.id ? -1 : 1));
    if (lines.reduce((sum, line) => sum + line.base_minor, 0) > SAFE) {
        refuse("amount_too_large", "basket.lines");
    }
    const byId = new Map(programs.map((program) => [program.program, program]));
    return { basket, lines, programs: byId, basis: "left", applied: [] };
}

/** Return what percents and amounts of this sale are counted on, for one line. */
export function worth(line, sale) {
    return sale.basis === "left" ? line.left_minor : line.base_minor - line.manual_minor;
}

/** Return what the whole receipt costs before any program, in minor units. */
export function orderWorth(sale) {
    return sale.lines.reduce((sum, line) => sum + line.base_minor - line.manual_minor, 0);
}

/** Return the quantity of a line in micro units, as programs count. */
export function microQuantity(line, sale) {
    return line.facts.quantity * tenTo(MICRO_EXPONENT - sale.basket.quantity_exponent);
}

/** Make a part; `units` are the whole units of the line that it uses up. */
export function makePart(line, why, base_minor, amount_minor, units = 0) {
    const { program, effect, level = null, percent = null } = why;
    return { line, program, effect, level, percent, base_minor, amount_minor, units };
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
            parts.push(makePart(line.id, why, base_minor, amount_minor));
        }
    }
    return parts;
}

/** Return the sum of `parts` in minor units. */
export function sumOf(parts) {
    return parts.reduce((sum, part) => sum + part.amount_minor, 0);
}

/** Return a map from line ids to the parts on that line, in their order. */
export function byLine(parts) {
    const found = new Map();
    for (const part of parts) {
        const mine = found.get(part.line);
        if (mine) {
            mine.push(part);
        } else {
            found.set(part.line, [part]);
        }
    }
    return found;
}

/** Return `line` after `parts`; the very same line when there are none. */
function takeLine(line, parts) {
    if (!parts) {
        return line;
    }
    const { id, facts, base_minor, manual_minor } = line;
    let { left_minor, used } = line;
    for (const part of parts) {
        left_minor -= part.amount_minor;
        used += part.units;
    }
    return { id, facts, base_minor, manual_minor, left_minor, used };
}

/** Return the sale after `parts` (one line may have several) were taken off. */
export function take(sale, parts) {
    if (!parts.length) {
        return sale;
    }
    const taken = byLine(parts);
    return { ...sale, lines: sale.lines.map((line) => takeLine(line, taken.get(line.id))) };
}
