import { toScaled } from "@loyalty_discount/engine/index";
import { PPM, allocate } from "@loyalty_discount/engine/money";
import { floors, limitedPrograms, priceLists } from "@loyalty_discount/app/utils/asked";
import { PRICE_EXPONENT, basketLine } from "@loyalty_discount/app/utils/basket_line";
import { coreProgramIds, saleLines } from "@loyalty_discount/app/utils/line_kind";
import { minutesBetween, momentNow, wallTime } from "@loyalty_discount/app/utils/moment";
import { snapshotOf } from "@loyalty_discount/app/utils/snapshots";

const ELAPSED_MAX = 1440;

function quantityExponent(models) {
    return models["decimal.precision"].find((dp) => dp.name === "Product Unit").digits;
}

/** The holder as the engine sees it: facts without names, ids of records or dates of the till. */
export function holderOf(facts) {
    if (!facts || facts.status !== "ok") {
        return null;
    }
    const memberships = {};
    for (const [program, { id: _id, ...membership }] of Object.entries(facts.memberships)) {
        memberships[program] = membership;
    }
    const { groups, birthday, fields } = facts;
    return { groups, birthday, fields, memberships };
}

/** The counters of the programs with limits: the card's, else those of the load. */
export function usesOf(order, snapshot) {
    const known = { ...snapshot?.uses, ...order.uiState.loyalty.facts?.uses };
    const limited = limitedPrograms(snapshot?.versions).filter((program) => known[program]);
    return Object.fromEntries(limited.map((program) => [program, known[program]]));
}

/** Which part of `order` is paid how; change is not a payment. */
function paymentsOf(order) {
    const amounts = new Map();
    for (const payment of order.payment_ids.filter((paid) => paid.amount > 0 && !paid.is_change)) {
        const method = payment.payment_method_id.id;
        const minor = toScaled(payment.amount, order.currency.decimal_places);
        amounts.set(method, (amounts.get(method) || 0) + minor);
    }
    const weights = [...amounts].sort(([left], [right]) => left - right);
    if (!weights.some(([, minor]) => minor)) {
        return [];
    }
    return allocate(PPM, weights).map(([method, share]) => ({ method, share }));
}

/** Ids of core's programs that made `order` cheaper; prepaid money did not. */
function corePrograms(order) {
    const ids = order._pricing.core || coreProgramIds(order);
    return [...new Set(ids)].sort((left, right) => left - right);
}

/** Goods in one order for both runtimes, so that equal receipts have equal digests. */
function sortedGoods(order) {
    return saleLines(order).sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
}

function linesOf(order, programs, holder) {
    const exponent = quantityExponent(order.models);
    const lists = priceLists(programs, holder?.groups || [])
        .map((id) => order.models["product.pricelist"].get(id))
        .filter(Boolean);
    const asked = floors(programs);
    return sortedGoods(order).map((line) => basketLine(line, exponent, lists, asked));
}

/** `order` as the engine reads it (contract 4): integers, ids and codes only. */
export function basketSnapshot(order) {
    const { config, currency, models } = order;
    const { facts, moment, begun } = order.uiState.loyalty;
    const snapshot = snapshotOf(order);
    const [now, holder] = [moment || momentNow(), holderOf(facts)];
    return {
        v: 1,
        currency: currency.name,
        currency_exponent: currency.decimal_places,
        price_exponent: PRICE_EXPONENT,
        quantity_exponent: quantityExponent(models),
        wall: {
            ...wallTime(now, config.raw.loyalty_timezone),
            elapsed: Math.min(minutesBetween(begun, now), ELAPSED_MAX),
        },
        shop: config.raw.loyalty_shop,
        cashier: order.employee_id?.id || 0,
        payments: paymentsOf(order),
        core: corePrograms(order),
        uses: usesOf(order, snapshot),
        holder,
        lines: linesOf(order, snapshot?.versions, holder),
    };
}
