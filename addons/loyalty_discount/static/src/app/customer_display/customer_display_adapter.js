import { CustomerDisplayPosAdapter } from "@point_of_sale/app/customer_display/customer_display_adapter";
import { patch } from "@web/core/utils/patch";
import { formatCurrency } from "@web/core/currency";
import { maskName, nextText } from "@loyalty_discount/app/utils/buyer_text";
import { lineReason, lineSaved, orderSaved } from "@loyalty_discount/app/utils/line_saving";
import { standingOf } from "@loyalty_discount/app/utils/standing";

/** The buyer sees whose card it is (masked), what it saves on each line and on the whole. */
patch(CustomerDisplayPosAdapter.prototype, {
    formatOrderData(order) {
        super.formatOrderData(...arguments);
        this.data.loyalty = this.getLoyaltyData(order);
    },

    getLoyaltyData(order) {
        const { card, facts } = order.uiState?.loyalty || {};
        const saved = orderSaved(order);
        const standing = standingOf(order);
        return {
            number: card?.masked || "",
            holder: maskName(facts?.holder?.name || ""),
            level: standing?.level?.name || "",
            saved: saved ? formatCurrency(saved, order.currency.id) : "",
            next: card ? nextText(standing) : "",
        };
    },

    getOrderlineData(line) {
        const reason = !line.combo_parent_id && lineReason(line);
        const money = (amount) => formatCurrency(amount, line.currency.id);
        return {
            ...super.getOrderlineData(...arguments),
            loyalty: reason
                ? {
                      reason,
                      before: money(line.displayPriceNoDiscount),
                      saved: money(lineSaved(line)),
                  }
                : null,
        };
    },
});
