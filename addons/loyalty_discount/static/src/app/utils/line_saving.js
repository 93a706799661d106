import { toRaw } from "@odoo/owl";
import { partText, percentText } from "@loyalty_discount/app/utils/reason_text";
import { isRefundLine } from "@loyalty_discount/app/utils/line_kind";

/** The lines that carry the money of `line`: a combo's children, else the line itself. */
function moneyLines(line) {
    return line.combo_line_ids.length ? line.combo_line_ids : [line];
}

/** True for a line with money of its own: any but the parent of a combo. */
function hasMoney(line) {
    return !line.combo_line_ids.length;
}

/** The program's share of what all discounts together take off one line, between 0 and 1. */
function anyShare(line) {
    if (!line.discount_engine_minor) {
        return 0;
    }
    if (!line.manualDiscount) {
        return 1;
    }
    const all = Math.abs(line.price_unit * line.qty * line.discount) / 100;
    return line.discount_engine_minor / 10 ** line.currency.decimal_places / all;
}

/** The same of goods that are sold; what comes back saves nothing. */
function programShare(line) {
    return isRefundLine(line) ? 0 : anyShare(line);
}

const AS_SHOWN = (line) => line.displayPriceNoDiscount - line.displayPrice;
const WITH_TAX = (line) => line.priceInclNoDiscount - line.priceIncl;

function savedOn(lines, taken) {
    return lines.reduce(
        (sum, line) => sum + line.currency.round(taken(line) * programShare(line)),
        0
    );
}

/** What programs save on `line`, as the till shows prices (with or without tax). */
export function lineSaved(line) {
    return savedOn(moneyLines(line), AS_SHOWN);
}

/** What programs save on the whole of `order`, as the till shows prices. */
export function orderSaved(order) {
    return order.currency.round(savedOn(order.lines.filter(hasMoney), AS_SHOWN));
}

/** What programs save on the whole of `order`, tax included: what the buyer keeps. */
export function orderSavedWithTax(order) {
    return order.currency.round(savedOn(order.lines.filter(hasMoney), WITH_TAX));
}

/** What programs had given on the goods that `order` brings back, tax included, positive. */
export function returnedWithTax(order) {
    const back = order.lines.filter((line) => hasMoney(line) && isRefundLine(line));
    const sum = back.reduce(
        (total, line) => total + line.currency.round(Math.abs(WITH_TAX(line)) * anyShare(line)),
        0
    );
    return order.currency.round(sum);
}

/** The reason on a receipt whose words were not kept: the claim's level, the line's percentage. */
function claimedReason(line) {
    const memberships = line.order_id.loyalty_claim?.facts?.holder?.memberships || {};
    const level = line.models["loyalty.tier"]?.get(Object.values(memberships)[0]?.level);
    if (level) {
        const percent = level.discount_percent * 10000;
        return partText({ level: level.id, percent }, line.models);
    }
    return percentText(line.discount * 10000);
}

/** By decision, what it says of each line: a receipt of 200 lines asks 200 times. */
const linesByDecision = new WeakMap();

/** What `decision` says of the line with this `uuid`, or undefined. */
function decidedLine(decision, uuid) {
    const key = toRaw(decision);
    if (!linesByDecision.has(key)) {
        linesByDecision.set(key, new Map(key.lines.map((line) => [line.id, line])));
    }
    return linesByDecision.get(key).get(uuid);
}

/** Why `line` costs less, in the buyer's words; empty where no program touched it. */
export function lineReason(line) {
    const { finalized, loyalty_printed } = line.order_id;
    if (finalized && loyalty_printed) {
        return loyalty_printed.reasons[line.uuid] || "";
    }
    const child = moneyLines(line).find((money) => programShare(money));
    if (!child) {
        return "";
    }
    const decision = line.order_id.uiState?.loyalty?.decision;
    const parts = (decision && decidedLine(decision, child.uuid)?.parts) || [];
    const texts = parts.map((part) => partText(part, line.models));
    return texts.length ? texts.join(", ") : claimedReason(child);
}
