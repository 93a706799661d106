import { OrderReceipt } from "@point_of_sale/app/screens/receipt_screen/receipt/order_receipt";
import { patch } from "@web/core/utils/patch";
import { _t } from "@web/core/l10n/translation";
import { maskNumber } from "@pos_card_reader/codec/index";
import { orderSavedWithTax } from "@loyalty_discount/app/utils/line_saving";
import { standingOf } from "@loyalty_discount/app/utils/standing";

patch(OrderReceipt.prototype, {
    /**
     * What the buyer reads about card and discount, or null. Made from lines and claim alone, so
     * that a reprint, on whichever till, shows what the original showed.
     */
    get loyalty() {
        const { order } = this;
        const card = order.loyalty_claim?.card || order.uiState?.loyalty?.card;
        const saved = orderSavedWithTax(order);
        if (!card && !saved) {
            return null;
        }
        const standing = standingOf(order);
        return {
            number: card && maskNumber(card.number),
            level: standing?.level?.name,
            saved,
            isPart: !order.currency.isZero(saved - order.getTotalDiscount()),
            news: this.loyaltyNews(standing),
        };
    },

    loyaltyNews(standing) {
        if (!standing || this.order.isRefund) {
            return [];
        }
        const { next, missing, raised } = standing;
        const lines = [
            raised && _t("Your new level: %s, from your next purchase", raised.name),
            next && _t("%(missing)s more to %(level)s", { missing, level: next.name }),
        ];
        return lines.filter(Boolean);
    },
});
