/**
 * Levels: which one a spend reaches, what is missing to the next, where a holder stands.
 *
 * `levels` is the list of a program version: objects `level` (id), `rank`, `threshold_minor`,
 * `percent`, in rising order of rank and threshold.
 */

/**
 * Return the id of the highest level that `spendMinor` reaches, null for none.
 *
 * A threshold is reached by equality. Spend below zero (more returned than bought) counts as 0.
 */
export function levelFor(levels, spendMinor) {
    const spend = Math.max(spendMinor, 0);
    const reached = levels.filter((step) => step.threshold_minor <= spend);
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
 * rank `rankMin` at least) whose threshold is still above `spendMinor`.
 */
export function nearMiss(levels, level, spendMinor, rankMin = 0) {
    const mine = findLevel(levels, level);
    const rankFrom = Math.max(rankMin, mine ? mine.rank + 1 : 0);
    const next = levels.find(
        (step) => step.rank >= rankFrom && step.threshold_minor - spendMinor > 0
    );
    if (!next) {
        return null;
    }
    return { code: "level", level: next.level, missing_minor: next.threshold_minor - spendMinor };
}

/** Return the holder's membership in `program`, null without a holder or a membership. */
export function membershipOf(program, basket) {
    const memberships = basket.holder ? basket.holder.memberships : {};
    const key = String(program.program);
    return Object.hasOwn(memberships, key) ? memberships[key] : null;
}

/** Return `{step, code}`: the holder's level entry in `program`, or null and the reason. */
export function standing(program, basket) {
    const membership = membershipOf(program, basket);
    if (!membership) {
        return { step: null, code: basket.holder ? "no_membership" : "no_card" };
    }
    const step = findLevel(program.levels, membership.level);
    return { step, code: step ? "level" : "no_level" };
}

/** Return the near miss of the holder in `program`, null where it can't be told. */
export function nearMissOf(program, basket, rankMin = 0) {
    const membership = membershipOf(program, basket);
    const window = program.spend.window;
    if (!membership || !Object.hasOwn(membership.spend, window)) {
        return null;
    }
    return nearMiss(program.levels, membership.level, membership.spend[window], rankMin);
}
