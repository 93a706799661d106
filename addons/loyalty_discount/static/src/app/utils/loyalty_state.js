/**
 * What one receipt knows about loyalty while it is open; plain data, kept in `order.uiState`.
 *
 * - `card`: `{number, masked, presented, rule, medium}` of the card that rules the receipt, or null
 * - `facts`: the facts of that card (contract 5) with their `source`, or null (recorded only)
 * - `moment`: when payment was asked for (UTC text), or null while goods are still scanned
 * - `begun`: when the first goods came (UTC text), or null while there are none
 * - `snapshot`: the hash of the programs the receipt began with, or null while there are no goods
 * - `decision`: the last decision of the engine (contract 4), or null
 * - `customerSet`: `{brought, before}` (ids) when the card brought the receipt its customer, or null
 * - `fixed`: `{payments, claim}` once a terminal was asked for money: the tenders the price stands
 *   with and what the till had to say then; else null
 * - `lateFacts`: the facts of a card that was shown when the price stood: it only counts spend
 * - `spendOnly`: true when the program only counts the purchase of an account without card
 * - `approvals`: `{code: {employee, uuid}}` of what a manager approved (contract 10)
 * - `foreign`: `{rule, group, groups, name}` of a card of another issuer, without its number
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
        customerSet: null,
        fixed: null,
        lateFacts: null,
        spendOnly: false,
        approvals: {},
        foreign: null,
        cardForms: {},
    };
}
