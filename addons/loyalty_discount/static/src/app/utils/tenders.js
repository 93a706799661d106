import { toScaled } from "@loyalty_discount/engine/index";
import { PPM, allocate } from "@loyalty_discount/engine/money";
import { keptTenders } from "@loyalty_discount/app/utils/kept";

/** A program for a part of the receipt moves price and share in turns; they meet in a few steps. */
export const ROUNDS_MAX = 8;

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

/** What stays of each tender, in minor units; of one alone it does not matter how much. */
function minorByMethod(order) {
    const [amounts, cash] = [new Map(), new Set()];
    for (const payment of order.payment_ids.filter((paid) => paid.amount > 0 && !paid.is_change)) {
        const { id: method, is_cash_count } = payment.payment_method_id;
        const minor = toScaled(payment.amount, order.currency.decimal_places);
        amounts.set(method, (amounts.get(method) || 0) + minor);
        if (is_cash_count) {
            cash.add(method);
        }
    }
    const isShared = amounts.size > 1 && order._prices?.original;
    return isShared ? keptTenders(amounts, totalMinor(order), cash) : amounts;
}

/** What `order` costs before it is rounded to coins: as the server computes it. */
function totalMinor(order) {
    return toScaled(Math.max(order.priceIncl, 0), order.currency.decimal_places);
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

/**
 * The shares that `order` is priced with: those of the moment when a terminal was asked for money,
 * those that price and share did not meet at (`_pricing.held`), or what is tendered now.
 */
export function pricedTenders(order) {
    return order.uiState.loyalty.fixed?.payments || order._pricing.held || tenderShares(order);
}

export function isSameTenders(left, right) {
    return JSON.stringify(left) === JSON.stringify(right);
}

/**
 * Calls `price` until `order` costs what its tenders make it cost: what a tender is a share of
 * changes with the price. Where they never meet (a cent that depends on itself) the lower price
 * stands, with the shares that made it.
 */
export function priceWithTenders(order, price) {
    order._pricing.held = null;
    for (let round = 0; ; round++) {
        const isPaid = order.uiState?.loyalty && order.payment_ids.length;
        const tenders = isPaid && pricedTenders(order);
        const before = isPaid && order._prices?.original && order.priceIncl;
        price();
        if (!isPaid || isSameTenders(tenders, pricedTenders(order))) {
            return;
        }
        if (round >= ROUNDS_MAX && order.priceIncl <= before) {
            order._pricing.held = tenders;
            return;
        }
    }
}

/** Which part of all that `order` costs is paid how, with what is not tendered yet. */
export function tenderSharesOfAll(order) {
    const amounts = minorByMethod(order);
    const due = toScaled(Math.max(order.totalDue, 0), order.currency.decimal_places);
    const rest = due - [...amounts.values()].reduce((sum, minor) => sum + minor, 0);
    return shares(rest > 0 ? amounts.set(NOT_CHOSEN, rest) : amounts);
}
