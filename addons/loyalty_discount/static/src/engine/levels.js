/**
 * Levels: which one a measure reaches, what is missing to the next, where a holder stands.
 *
 * `levels` is the list of a program version: objects `level` (id), `rank`, `threshold`, `percent`,
 * `bonus`, in rising order of rank and threshold. A threshold is in the unit of the program's
 * measure: minor units of money, micro units of quantity, or visits.
 */

export const WINDOW = "life|month|quarter|year|days_[1-9]\\d{0,3}";
export const KEYS = { money: "spend", quantity: "quantity", visits: "visits" };
export const MISSING = {
    money: "missing_minor",
    quantity: "missing_quantity",
    visits: "missing_visits",
};

/**
 * Return the id of the highest level that `measured` reaches, null for none.
 *
 * A threshold is reached by equality. Less than nothing (more returned than bought) counts as 0.
 */
export function levelFor(levels, measured) {
    const known = Math.max(measured, 0);
    const reached = levels.filter((step) => step.threshold <= known);
    return reached.length ? reached.at(-1).level : null;
}

/** Return the entry of `levels` with id `level`, null if there is none. */
export function findLevel(levels, level) {
    return levels.find((step) => step.level === level) ?? null;
}

/**
 * Return what is missing to the next level above `level`, null at the top.
 *
 * `level` is the holder's level id or null. The next level is the first of a higher rank (and of
 * rank `rankMin` at least) whose threshold is still above `measured`.
 */
export function nearMiss(levels, level, measured, rankMin = 0, measure = "money") {
    const mine = findLevel(levels, level);
    const rankFrom = Math.max(rankMin, mine ? mine.rank + 1 : 0);
    const next = levels.find((step) => step.rank >= rankFrom && step.threshold - measured > 0);
    if (!next) {
        return null;
    }
    return { code: "level", level: next.level, [MISSING[measure]]: next.threshold - measured };
}

/** Return the holder's membership in the program with id `key`, null if there is none. */
export function membershipIn(key, basket) {
    const memberships = basket.holder ? basket.holder.memberships : {};
    const name = String(key);
    return Object.hasOwn(memberships, name) ? memberships[name] : null;
}

/** Return the level id in force at the wall time: the planned one from its day on. */
export function effectiveLevel(membership, wall) {
    const start = membership.next_from;
    const isNext = start !== null && wall.date >= start;
    return isNext ? membership.next_level : membership.level;
}

/** Return `{step, code}`: the holder's level entry in `program`, or null and the reason. */
export function standing(program, basket) {
    const membership = membershipIn(program.program, basket);
    if (!membership) {
        return { step: null, code: basket.holder ? "no_membership" : "no_card" };
    }
    const step = findLevel(program.levels, effectiveLevel(membership, basket.wall));
    return { step, code: step ? "level" : "no_level" };
}

/** Return `spend`, `quantity` or `visits` in a window; unknown or less than 0 is 0. */
export function counted(membership, key, window) {
    return Object.hasOwn(membership[key], window) ? Math.max(membership[key][window], 0) : 0;
}

/** Return what `counted` does of the holder's own membership; nobody has 0. */
export function countOf(program, basket, key, window) {
    const membership = membershipIn(program.program, basket);
    return membership ? counted(membership, key, window) : 0;
}

/** Return the near miss of the holder in `program`, null where it can't be told. */
export function nearMissOf(program, basket, rankMin = 0) {
    const membership = membershipIn(program.program, basket);
    const { measure, window } = program.spend;
    const key = KEYS[measure];
    if (!membership || !Object.hasOwn(membership[key], window)) {
        return null;
    }
    const level = effectiveLevel(membership, basket.wall);
    return nearMiss(program.levels, level, membership[key][window], rankMin, measure);
}
