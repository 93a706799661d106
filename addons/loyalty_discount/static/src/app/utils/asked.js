/**
 * Which facts the programs of a snapshot ask for; its twin is `claim/asked.py`. A program of
 * another shape asks for nothing: the engine names its error.
 */

function readable(programs) {
    return (programs || []).filter((program) => program && typeof program === "object");
}

function byNumber(left, right) {
    return left - right;
}

/** Ids of the programs that count their uses, sorted. */
export function limitedPrograms(programs) {
    const isLimited = ({ limits }) =>
        Object.entries(limits || {}).some(([name, limit]) => limit !== null && name !== "receipt");
    const ids = readable(programs)
        .filter(isLimited)
        .map((program) => program.program);
    return [...new Set(ids)].sort(byNumber);
}

/**
 * Ids of the price lists under which a holder of `groups` may have prices, sorted. Rows for
 * everyone have the group 0.
 */
export function priceLists(programs, groups) {
    const rows = readable(programs)
        .flatMap((program) => program.effects || [])
        .flatMap((effect) => effect.rows || [])
        .filter((row) => row.group === 0 || groups.includes(row.group));
    return [...new Set(rows.map((row) => row.list))].sort(byNumber);
}

/** The lowest prices the programs ask for: `price_min`, `cost`. */
export function floors(programs) {
    return new Set(readable(programs).map((program) => program.floor));
}

/** True when one of the `applied` program ids keeps core's promotions off the receipt. */
export function keepsCoreOff(programs, applied) {
    return readable(programs).some(
        (program) => program.core === "excludes" && applied.includes(program.program)
    );
}
