import { toScaled } from "@loyalty_discount/engine/index";
import { PPM, allocate } from "@loyalty_discount/engine/money";

/** Stands for the tender of what nobody has offered to pay yet. */
const NOT_CHOSEN = 0;

/** A terminal in one of these states was not asked for money, or has none of it. */
const NOT_ASKED = ["pending", "retry", "reversed"];

/** True while a terminal is asked for money, and when it has taken some. */
export function isMoneyAsked(order) {
    return order.payment_ids.some((payment) => {
        const status = payment.getPaymentStatus();
        return Boolean(status) && !NOT_ASKED.includes(status);
    });
}

function minorByMethod(order) {
    const amounts = new Map();
    for (const payment of order.payment_ids.filter((paid) => paid.amount > 0 && !paid.is_change)) {
        const method = payment.payment_method_id.id;
        const minor = toScaled(payment.amount, order.currency.decimal_places);
        amounts.set(method, (amounts.get(method) || 0) + minor);
    }
    return amounts;
}

function shares(amounts) {
    const weights = [...amounts].sort(([left], [right]) => left - right);
    if (!weights.some(([, minor]) => minor)) {
        return [];
    }
    return allocate(PPM, weights).map(([method, share]) => ({ method, share }));
}

/** Which part of what is tendered for `order` is paid how; change is not a payment. */
export function tenderShares(order) {
    return shares(minorByMethod(order));
}

/** Which part of all that `order` costs is paid how, with what is not tendered yet. */
export function tenderSharesOfAll(order) {
    const amounts = minorByMethod(order);
    const due = toScaled(Math.max(order.totalDue, 0), order.currency.decimal_places);
    const rest = due - [...amounts.values()].reduce((sum, minor) => sum + minor, 0);
    return shares(rest > 0 ? amounts.set(NOT_CHOSEN, rest) : amounts);
}
