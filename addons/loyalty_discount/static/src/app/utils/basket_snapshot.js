import { floors, limitedPrograms, priceLists } from "@loyalty_discount/app/utils/asked";
import { PRICE_EXPONENT, basketLine } from "@loyalty_discount/app/utils/basket_line";
import { coreProgramIds, saleLines } from "@loyalty_discount/app/utils/line_kind";
import { minutesBetween, momentNow, wallTime } from "@loyalty_discount/app/utils/moment";
import { snapshotOf } from "@loyalty_discount/app/utils/snapshots";
import { pricedTenders } from "@loyalty_discount/app/utils/tenders";

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

/** `holder` as one who is in `groups` too; nobody with a foreign card is in its groups only. */
function withGroups(holder, groups) {
    if (!groups?.length) {
        return holder;
    }
    const known = holder || { groups: [], birthday: null, fields: {}, memberships: {} };
    const all = [...new Set([...known.groups, ...groups])].sort((left, right) => left - right);
    return { ...known, groups: all };
}

/** The counters of the programs with limits: the card's, else those of the load. */
export function usesOf(order, snapshot) {
    const known = { ...snapshot?.uses, ...order.uiState.loyalty.facts?.uses };
    const limited = limitedPrograms(snapshot?.versions).filter((program) => known[program]);
    return Object.fromEntries(limited.map((program) => [program, known[program]]));
}

/** Ids of core's programs that made `order` cheaper; prepaid money did not. */
function corePrograms(order) {
    const ids = order._pricing.core || coreProgramIds(order);
    return [...new Set(ids)].sort((left, right) => left - right);
}

/** Goods in one order for both runtimes, so that equal receipts have equal digests. */
function sortedGoods(order) {
    const rows = saleLines(order).map((line) => [line.goodsFacts.id, line]);
    return rows.sort(([left], [right]) => (left < right ? -1 : 1)).map(([, line]) => line);
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
    const { facts, moment, begun, foreign } = order.uiState.loyalty;
    const snapshot = snapshotOf(order);
    const [now, holder] = [moment || momentNow(), withGroups(holderOf(facts), foreign?.groups)];
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
        payments: pricedTenders(order),
        core: corePrograms(order),
        uses: usesOf(order, snapshot),
        holder,
        lines: linesOf(order, snapshot?.versions, holder),
    };
}
