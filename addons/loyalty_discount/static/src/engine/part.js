/** Parts: what one effect of one program takes off one line, in minor units. */

/** Make a part; `units` are the whole units of the line that it uses up. */
export function makePart(line, why, base_minor, amount_minor, units = 0) {
    const { program, effect, level = null, percent = null } = why;
    return { line: line.place, program, effect, level, percent, base_minor, amount_minor, units };
}

/** Return `part` with another amount. */
export function withAmount(part, amount_minor) {
    if (amount_minor === part.amount_minor) {
        return part;
    }
    const { line, program, effect, level, percent, base_minor, units } = part;
    return { line, program, effect, level, percent, base_minor, amount_minor, units };
}

/** Return the parts of all `givers` (offers, or answers of effects), in their order. */
export function partsOf(givers) {
    return [].concat(...givers.map(({ parts }) => parts));
}

/** Return the sum of `parts` in minor units. */
export function sumOf(parts) {
    let sum = 0;
    for (const part of parts) {
        sum += part.amount_minor;
    }
    return sum;
}

/** Return a Map from places of lines to the parts on that line, in their order. */
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
