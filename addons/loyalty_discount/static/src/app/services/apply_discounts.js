import { markRaw } from "@odoo/owl";
import { combinedPercent, evaluate } from "@loyalty_discount/engine/index";
import { basketSnapshot } from "@loyalty_discount/app/utils/basket_snapshot";
import { isRefundLine } from "@loyalty_discount/app/utils/line_kind";
import { momentNow } from "@loyalty_discount/app/utils/moment";
import { loadedSnapshot, ownSnapshot, snapshotOf } from "@loyalty_discount/app/utils/snapshots";
import { logPosMessage } from "@point_of_sale/app/utils/pretty_console_log";

/**
 * Decides on `order`; a program in error never stops the till: the goods are then sold without our
 * discount, and the server judges the receipt later.
 *
 * @returns {Object|null} the decision (contract 4), null without programs or after an error
 */
export function decide(order) {
    const snapshot = snapshotOf(order);
    if (!snapshot) {
        return null;
    }
    try {
        return evaluate(snapshot.prepared, basketSnapshot(order));
    } catch (error) {
        logPosMessage("Loyalty", "decide", "The discount engine failed", "#c0392b", [error]);
        return null;
    }
}

/** The three discounts that `line` should carry after `verdict`, its part of the decision. */
function wantedDiscounts(line, verdict) {
    const manual = line.manualDiscount;
    const engine = verdict?.discount_minor || 0;
    const exponent = line.currency.decimal_places;
    const combined = () => combinedPercent(line.price_unit, line.qty, verdict.net_minor, exponent);
    return {
        discount_manual: manual,
        discount_engine_minor: engine,
        discount: engine ? combined() : manual,
    };
}

function writeDiscounts(line, wanted) {
    const changed = Object.entries(wanted).filter(([field, value]) => (line[field] || 0) !== value);
    if (changed.length) {
        line.update(Object.fromEntries(changed));
    }
}

/**
 * Keeps when the first goods came and with which programs: offers of an hour are good for receipts
 * that began in it, and what is published meanwhile begins with the next receipt.
 */
function noteBegin(order) {
    const { loyalty } = order.uiState;
    if (!order.lines.length) {
        Object.assign(loyalty, { begun: null, snapshot: null });
    } else if (!loyalty.begun) {
        const snapshot = loadedSnapshot(order.models)?.hash || null;
        Object.assign(loyalty, { begun: momentNow(), snapshot });
    }
}

/** True for a fixed price whose programs are gone (after a power cut): it stays as it was written. */
export function hasLostPrograms(order) {
    const { fixed, snapshot } = order.uiState.loyalty;
    return Boolean(fixed?.claim && snapshot && !ownSnapshot(order));
}

/**
 * Evaluates `order` and writes the result on its lines. Called by the order before it computes its
 * prices, so nothing here computes them. Paid orders and returned goods are never touched.
 */
export function applyDiscounts(order) {
    if (order.finalized || !order.uiState?.loyalty || hasLostPrograms(order)) {
        return;
    }
    noteBegin(order);
    const hasPrograms = Boolean(snapshotOf(order)?.versions.length);
    const decision = hasPrograms ? decide(order) : null;
    const verdicts = new Map(decision?.lines.map((line) => [line.id, line]));
    for (const line of order.lines) {
        if (!isRefundLine(line)) {
            writeDiscounts(line, wantedDiscounts(line, verdicts.get(line.uuid)));
        }
    }
    // It is replaced, never changed: to watch its parts would cost the screen more than to decide.
    order.uiState.loyalty.decision = decision && markRaw(decision);
}
