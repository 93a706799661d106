import { ENGINE_VERSION, digest } from "@loyalty_discount/engine/index";
import { decide, hasLostPrograms } from "@loyalty_discount/app/services/apply_discounts";
import { snapshotOf } from "@loyalty_discount/app/utils/snapshots";
import { basketSnapshot } from "@loyalty_discount/app/utils/basket_snapshot";

/** The facts the till used: the card's, else the counters of its load (contract 6). */
function factsClaim(facts, basket, snapshot) {
    if (!facts && !basket.holder && !Object.keys(basket.uses).length) {
        return null;
    }
    const { as_of, source } = facts || { as_of: snapshot.as_of, source: "load" };
    return { as_of, source, holder: basket.holder, uses: basket.uses };
}

function cardClaim(card) {
    if (!card) {
        return null;
    }
    const { number, presented, rule, medium } = card;
    return { number, presented, rule, medium };
}

/**
 * What the till says with a finished `order` (contract 6); null where it has nothing to say.
 * Built from the same basket that set the prices, at the moment payment was asked for.
 */
export function buildClaim(order) {
    const snapshot = snapshotOf(order);
    const { card, facts, moment, begun, fixed, approvals, foreign } = order.uiState.loyalty;
    if (!snapshot && !card) {
        return null;
    }
    if (hasLostPrograms(order)) {
        return { ...fixed.claim, card: cardClaim(card), approvals };
    }
    const decision = decide(order);
    const basket = basketSnapshot(order);
    return {
        v: 1,
        engine: ENGINE_VERSION,
        snapshot: snapshot?.hash || null,
        basket: digest(basket),
        decision: decision && digest(decision),
        moment,
        begun,
        payments: fixed?.payments || order._pricing.held || null,
        card: cardClaim(card),
        foreign: foreign && { rule: foreign.rule, group: foreign.group },
        approvals,
        facts: factsClaim(facts, basket, snapshot),
    };
}
