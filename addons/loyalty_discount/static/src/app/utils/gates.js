/**
 * What a shop asks for before an account counts: how it was named and by whom. Its twin is
 * `claim/gates.py`; a policy comes with the facts (contract 5).
 */

/** How a member without card is presented. */
export const CUSTOMER = "customer";

/** Settings that ask for nothing. */
const FREE = ["allow", "discount"];

/** `{code: action}` of what stands in the way: `flag`, `spend`, `approval`, `refuse`. */
export function gates(policy, presented, isOwn) {
    const isOften = policy.often_from > 0 && policy.today >= policy.often_from;
    const asked = {
        without_card: presented === CUSTOMER && policy.without_card,
        keyed: presented === "keyed" && policy.keyed,
        own: isOwn && policy.own,
        often: isOften && policy.often,
    };
    const open = ([, action]) => action && !FREE.includes(action);
    return Object.fromEntries(Object.entries(asked).filter(open));
}

/**
 * What the account may do: `full`, `spend` (it only counts the purchase) or `none`.
 *
 * @param {Object} asked - what `gates` answered
 * @param {Array<string>} approved - the codes a manager approved
 */
export function accountRight(asked, approved) {
    const left = Object.entries(asked).filter(([code]) => !approved.includes(code));
    const isStopped = ([code, action]) => action === "approval" && code !== "without_card";
    if (Object.values(asked).includes("refuse") || left.some(isStopped)) {
        return "none";
    }
    const isSpend = ([code, action]) =>
        code === "without_card" && ["spend", "approval"].includes(action);
    return left.some(isSpend) ? "spend" : "full";
}
