/**
 * The running state of one evaluation: every line with its price and what was taken off so far.
 *
 * A sale is `{basket, lines}`; a line is `{id, facts, base_minor, manual_minor, left_minor,
 * parts}`, where `left_minor` is what is still to be paid; a part is what one effect of one
 * program takes off one line. A step of the pipeline returns a new sale and never changes the one
 * it got.
 */

import { PPM, SAFE, percentOf, ratio, tenTo } from "./money.js";
import { refuse } from "./shape.js";

/** Price one line. What a manual discount leaves is rounded as the till shows it, half up. */
function openLine(line, basket) {
    const shift = tenTo(
        basket.price_exponent + basket.quantity_exponent - basket.currency_exponent
    );
    const factors = [line.price_unit, line.quantity];
    const base_minor = ratio(factors, shift);
    const left_minor = ratio([...factors, PPM - line.manual_discount], shift * PPM);
    const manual_minor = base_minor - left_minor;
    return { id: line.id, facts: line, base_minor, manual_minor, left_minor, parts: [] };
}

/** Return the sale of a checked basket, nothing taken off yet but manual discounts. */
export function openSale(basket) {
    const lines = basket.lines.map((line) => openLine(line, basket));
    lines.sort((left, right) => (left.id < right.id ? -1 : 1));
    if (lines.reduce((sum, line) => sum + line.base_minor, 0) > SAFE) {
        refuse("amount_too_large", "basket.lines");
    }
    return { basket, lines };
}

/**
 * Take `percent` (ppm) off what is left of every line, half up per line.
 *
 * A line that costs something keeps at least one minor unit; lines that give nothing are left out
 * of the result.
 */
export function percentParts(sale, program, effect, percent, level = null) {
    const parts = [];
    for (const { id, left_minor } of sale.lines) {
        const amount_minor = Math.min(percentOf(left_minor, percent), left_minor - 1);
        if (amount_minor > 0) {
            const key = program.program;
            const why = { line: id, program: key, effect, level, percent };
            parts.push(Object.assign(why, { base_minor: left_minor, amount_minor }));
        }
    }
    return parts;
}

/** Return the sum of `parts` in minor units. */
export function sumOf(parts) {
    return parts.reduce((sum, part) => sum + part.amount_minor, 0);
}

/** Return `line` after `parts`; the very same line when there are none. */
function takeLine(line, parts) {
    if (!parts) {
        return line;
    }
    const left_minor = line.left_minor - sumOf(parts);
    return { ...line, left_minor, parts: [...line.parts, ...parts] };
}

/** Return the sale after `parts` (one line may have several) were taken off. */
export function take(sale, parts) {
    if (!parts.length) {
        return sale;
    }
    const byLine = new Map();
    for (const part of parts) {
        byLine.set(part.line, [...(byLine.get(part.line) ?? []), part]);
    }
    return { ...sale, lines: sale.lines.map((line) => takeLine(line, byLine.get(line.id))) };
}
