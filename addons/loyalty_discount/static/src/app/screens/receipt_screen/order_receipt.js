import { OrderReceipt } from "@point_of_sale/app/screens/receipt_screen/receipt/order_receipt";
import { patch } from "@web/core/utils/patch";
import { maskNumber } from "@pos_card_reader/codec/index";
import { newsLines } from "@loyalty_discount/app/utils/buyer_text";
import { orderSavedWithTax } from "@loyalty_discount/app/utils/line_saving";
import { returnedLines } from "@loyalty_discount/app/utils/returned_text";
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
        const returned = returnedLines(order);
        if (!card && !saved && !returned.length) {
            return null;
        }
        const standing = standingOf(order);
        return {
            number: card?.number && maskNumber(card.number),
            isWithoutCard: Boolean(card && !card.number),
            level: standing?.level?.name,
            saved,
            isPart: !order.currency.isZero(saved - order.getTotalDiscount()),
            news: order.isRefund ? returned : [...returned, ...newsLines(standing)],
        };
    },
});
