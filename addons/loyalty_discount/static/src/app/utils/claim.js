import { ENGINE_VERSION, digest } from "@loyalty_discount/engine/index";
import { decide, loadedSnapshot } from "@loyalty_discount/app/services/apply_discounts";
import { basketSnapshot } from "@loyalty_discount/app/utils/basket_snapshot";

/** Levels and spend the till used, by program id (contract 6). */
function factsClaim(facts) {
    if (!facts) {
        return null;
    }
    const pick = (name) =>
        Object.fromEntries(
            Object.entries(facts.memberships).map(([program, membership]) => [
                program,
                name(membership),
            ])
        );
    return {
        as_of: facts.as_of,
        source: facts.source,
        level: pick((membership) => membership.level),
        spend: pick((membership) => membership.spend.life),
    };
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
    const snapshot = loadedSnapshot(order.models);
    const { card, facts, moment } = order.uiState.loyalty;
    if (!snapshot && !card) {
        return null;
    }
    const decision = decide(order);
    return {
        v: 1,
        engine: ENGINE_VERSION,
        snapshot: snapshot?.hash || null,
        basket: digest(basketSnapshot(order)),
        decision: decision && digest(decision),
        moment,
        card: cardClaim(card),
        facts: factsClaim(facts),
    };
}
