import { levelFor, nearMiss } from "@loyalty_discount/engine/index";
import { loadedSnapshot } from "@loyalty_discount/app/services/apply_discounts";
import { isReductionLine, saleLines } from "@loyalty_discount/app/utils/line_kind";
import { toMinor } from "@loyalty_discount/app/utils/minor";

/** The first membership the receipt was priced with: program id, level id and spend before it. */
function membershipOf(order) {
    const facts = order.uiState?.loyalty?.facts;
    if (facts) {
        const program = facts.program;
        const { level, spend } = facts.memberships[program] || {};
        return { program, level, spend: spend?.life || 0 };
    }
    const claimed = order.loyalty_claim?.facts;
    const program = claimed && Object.keys(claimed.level)[0];
    return program
        ? { program, level: claimed.level[program], spend: claimed.spend[program] || 0 }
        : null;
}

/** What this receipt adds to the holder's spend: its goods as paid, tax included (as the judge). */
function receiptSpend(order) {
    const counted = [...saleLines(order), ...order.lines.filter(isReductionLine)];
    const paid = counted.reduce((sum, line) => sum + line.priceIncl, 0);
    return toMinor(paid, order.currency);
}

/**
 * Where the holder of `order` stands with this receipt counted.
 *
 * @returns {{level, next, missing, raised}|null} level records (`loyalty.tier`); `next` with what
 *  is `missing` to it in minor units, or null at the top; `raised` is the level this receipt
 *  reaches, or null. Null without a known membership.
 */
export function standingOf(order) {
    const membership = membershipOf(order);
    const levels = loadedSnapshot(order.models)?.versions.find(
        (program) => String(program.program) === String(membership?.program)
    )?.levels;
    if (!membership || !levels) {
        return null;
    }
    const tier = (id) => (id && order.models["loyalty.tier"].get(id)) || null;
    const spend = membership.spend + receiptSpend(order);
    const rank = (id) => levels.find((step) => step.level === id)?.rank || 0;
    const reached = levelFor(levels, spend);
    const isRaised = rank(reached) > rank(membership.level);
    const miss = nearMiss(levels, isRaised ? reached : membership.level, spend);
    return {
        level: tier(membership.level),
        next: tier(miss?.level),
        missing: miss?.missing_minor || 0,
        raised: isRaised ? tier(reached) : null,
    };
}
