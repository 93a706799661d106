/**
 * What one receipt knows about loyalty while it is open; plain data, kept in `order.uiState`.
 *
 * - `card`: `{number, masked, presented, rule, medium}` of the card that rules the receipt, or null
 * - `facts`: the facts of that card (contract 5) with their `source`, or null (recorded only)
 * - `moment`: when payment was asked for (UTC text), or null while goods are still scanned
 * - `begun`: when the first goods came (UTC text), or null while there are none
 * - `snapshot`: the hash of the programs the receipt began with, or null while there are no goods
 * - `decision`: the last decision of the engine (contract 4), or null
 * - `customerSet`: true when the card brought the receipt its customer
 * - `cardForms`: holder forms of cards sold on this receipt, by card number
 */
export function emptyLoyaltyState() {
    return {
        card: null,
        facts: null,
        moment: null,
        begun: null,
        snapshot: null,
        decision: null,
        customerSet: false,
        cardForms: {},
    };
}
