import { KEYS, MISSING, effectiveLevel, levelFor, nearMiss } from "@loyalty_discount/engine/levels";
import { snapshotOf } from "@loyalty_discount/app/utils/snapshots";
import { holderOf } from "@loyalty_discount/app/utils/basket_snapshot";
import { momentNow, wallTime } from "@loyalty_discount/app/utils/moment";
import { missingText } from "@loyalty_discount/app/utils/near_text";
import { periodOf } from "@loyalty_discount/app/utils/period_standing";
import { earningOf, receiptMeasure } from "@loyalty_discount/app/utils/receipt_spend";

/** The wall time as programs write it: `2026-01-15T09:30`. */
function wallText({ date, minute }) {
    const hours = String(Math.floor(minute / 60)).padStart(2, "0");
    return `${date}T${hours}:${String(minute % 60).padStart(2, "0")}`;
}

/** The version of program `key` in force: the last that has begun, as the engine chooses. */
function versionOf(order, key, now) {
    return snapshotOf(order)
        ?.versions.filter((version) => String(version.program) === String(key))
        .filter((version) => (version.from || "") <= now)
        .sort((a, b) => ((a.from || "") < (b.from || "") ? -1 : 1))
        .at(-1);
}

/** The first membership of `facts` or of the stored receipt, and the program it belongs to. */
function membershipOf(order, facts) {
    const holder = facts ? holderOf(facts) : order.loyalty_claim?.facts?.holder;
    const memberships = holder?.memberships || {};
    const program = facts?.program ?? Object.keys(memberships)[0];
    return { program, membership: memberships[program] };
}

/** The level that the next period begins with: planned before, or reached in this one. */
function plannedLevel(membership, wall, reached, rank) {
    const { next_level: next, next_from: from } = membership;
    const isAhead = from !== null && wall.date < from;
    return isAhead && rank(next) > rank(reached) ? next : reached;
}

/**
 * Where the holder of `order` stands with this receipt counted; `facts`, where they are not yet
 * those of the receipt.
 *
 * @returns {{level, next, missing, raised, period}|null} level records (`loyalty.tier`); `next`
 *  with what is `missing` to it in words, or null at the top; `raised` is the level this receipt
 *  reaches at once, or null; `period`, where a calendar period counts, what is `counted` in it in
 *  words, `until` when, and the `level` of the next one `from` its first day, where it is earned
 *  for that. Null without a known membership.
 */
export function standingOf(order, facts = order.uiState?.loyalty?.facts) {
    const { program, membership } = membershipOf(order, facts);
    const moment = order.uiState?.loyalty?.moment || order.loyalty_claim?.moment || momentNow();
    const wall = wallTime(moment, order.config.raw.loyalty_timezone);
    const version = membership && versionOf(order, program, wallText(wall));
    if (!version?.spend) {
        return null;
    }
    const { levels, spend } = version;
    const tier = (id) => (id && order.models["loyalty.tier"].get(id)) || null;
    const rank = (id) => levels.find((step) => step.level === id)?.rank || 0;
    const level = effectiveLevel(membership, wall);
    const before = membership[KEYS[spend.measure]][spend.window] || 0;
    const earning = earningOf(order, program, wallText(wall));
    const counted = before + receiptMeasure(order, spend.measure, earning);
    const reached = levelFor(levels, counted);
    const isRaised = spend.effect === "now" && rank(reached) > rank(level);
    const isForNext = spend.effect === "next";
    const planned = isForNext ? plannedLevel(membership, wall, reached, rank) : null;
    const mine = planned || (isRaised ? reached : level);
    const miss = nearMiss(levels, mine, counted, 0, spend.measure);
    const period = periodOf(spend.window, wall.date);
    const words = missingText({ [MISSING[spend.measure]]: counted }, order.currency);
    return {
        level: tier(level),
        next: tier(miss?.level),
        missing: miss ? missingText(miss, order.currency) : "",
        raised: isRaised ? tier(reached) : null,
        period: period && { ...period, counted: words, level: tier(planned) },
    };
}
