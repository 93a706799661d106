import { CUSTOMER } from "@loyalty_discount/app/utils/gates";

/** What a receipt without card knows of one. */
export function emptyAccount() {
    return {
        card: null,
        facts: null,
        lateFacts: null,
        spendOnly: false,
        customerSet: null,
        approvals: {},
    };
}

/** The same card, or the card of the member whom the cashier had chosen without it. */
export function isSameAccount(current, read, facts) {
    if (current.presented === CUSTOMER) {
        return read.presented === CUSTOMER || current.medium === facts.medium;
    }
    return current.number === read.number;
}
