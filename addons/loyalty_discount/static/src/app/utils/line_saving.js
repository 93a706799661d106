import { partText, percentText } from "@loyalty_discount/app/utils/reason_text";
import { isRefundLine } from "@loyalty_discount/app/utils/line_kind";

/** The lines that carry the money of `line`: a combo's children, else the line itself. */
function moneyLines(line) {
    return line.combo_line_ids.length ? line.combo_line_ids : [line];
}

/** The program's share of what all discounts together take off one line, between 0 and 1. */
function programShare(line) {
    if (!line.discount_engine_minor || isRefundLine(line)) {
        return 0;
    }
    if (!line.manualDiscount) {
        return 1;
    }
    const all = (line.price_unit * line.qty * line.discount) / 100;
    return line.discount_engine_minor / 10 ** line.currency.decimal_places / all;
}

/** What programs save on `line`, as the till shows prices (with or without tax). */
export function lineSaved(line) {
    return moneyLines(line).reduce((sum, child) => {
        const all = child.displayPriceNoDiscount - child.displayPrice;
        return sum + line.currency.round(all * programShare(child));
    }, 0);
}

/** What programs save on the whole of `order`. */
export function orderSaved(order) {
    const tops = order.lines.filter((line) => !line.combo_parent_id);
    return order.currency.round(tops.reduce((sum, line) => sum + lineSaved(line), 0));
}

/** The reason on a receipt of another till: the level of its claim, the percentage of the line. */
function claimedReason(line) {
    const levels = Object.values(line.order_id.loyalty_claim?.facts?.level || {});
    const level = line.models["loyalty.tier"]?.get(levels[0]);
    if (level) {
        return partText({ level: level.id, percent: level.discount_percent * 10000 }, line.models);
    }
    return percentText(line.discount * 10000);
}

/** Why `line` costs less, in the buyer's words; empty where no program touched it. */
export function lineReason(line) {
    const child = moneyLines(line).find((money) => programShare(money));
    if (!child) {
        return "";
    }
    const decision = line.order_id.uiState?.loyalty?.decision;
    const parts = decision?.lines.find((decided) => decided.id === child.uuid)?.parts || [];
    const texts = parts.map((part) => partText(part, line.models));
    return texts.length ? texts.join(", ") : claimedReason(child);
}
