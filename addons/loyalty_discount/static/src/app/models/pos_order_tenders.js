import { PosOrder } from "@point_of_sale/app/models/pos_order";
import { PosPayment } from "@point_of_sale/app/models/pos_payment";
import { patch } from "@web/core/utils/patch";
import { ROUNDS_MAX } from "@loyalty_discount/app/utils/tenders";

/** What `line` has to pay when the other tenders stay as they are. */
function amountDueIn(order, line) {
    const others = order.payment_ids.filter((paid) => paid !== line && paid.isDone());
    const paid = others.reduce((sum, other) => sum + other.amount, 0);
    const due = order.currency.round(order.totalDue - paid);
    const method = line.payment_method_id;
    return order.shouldRound(method) ? order.config_id.rounding_method.round(due) : due;
}

/**
 * How a receipt is paid may change what it costs: it is priced anew whenever a tender changes, and
 * a tender that was to pay all that is left still does.
 */
patch(PosOrder.prototype, {
    addPaymentline() {
        const hadDue = this.remainingDue > 0;
        const result = super.addPaymentline(...arguments);
        if (result.status && hadDue && !this.isRefund) {
            this._settleTender(result.data);
        }
        return result;
    },

    _settleTender(line) {
        for (let round = 0; round < ROUNDS_MAX; round++) {
            const due = amountDueIn(this, line);
            if (this.currency.isZero(due - line.amount)) {
                return;
            }
            line.setAmount(due);
        }
    },

    removePaymentline() {
        const result = super.removePaymentline(...arguments);
        this.refreshDiscounts();
        return result;
    },
});

patch(PosPayment.prototype, {
    setAmount() {
        super.setAmount(...arguments);
        this.pos_order_id.refreshDiscounts();
    },
});
