import { decode, looksLikeTracks } from "@pos_card_reader/codec";

/**
 * Why a word must not be looked up among the goods: it is a payment number, or the swipe of a
 * reader as slow as a person. "" when it may.
 */
export function searchRefusal(word, rules) {
    const { reason } = decode(word || "", "scan", rules);
    if (reason === "payment_card") {
        return reason;
    }
    return looksLikeTracks(word || "") ? "slow_reader" : "";
}
