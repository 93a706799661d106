import { OrderReceipt } from "@point_of_sale/app/screens/receipt_screen/receipt/order_receipt";
import { patch } from "@web/core/utils/patch";
import { maskNumber } from "@pos_card_reader/codec/index";
import { orderSavedWithTax } from "@loyalty_discount/app/utils/line_saving";
import { printedWords } from "@loyalty_discount/app/utils/printed";

patch(OrderReceipt.prototype, {
    /**
     * What the buyer reads about card and discount, or null. Made from lines and claim, and from
     * the words kept with a paid order, so that a reprint, on whichever till, shows what the
     * original showed.
     */
    get loyalty() {
        const { order } = this;
        const card = order.loyalty_claim?.card || order.uiState?.loyalty?.card;
        const saved = orderSavedWithTax(order);
        const words = (order.finalized && order.loyalty_printed) || printedWords(order);
        if (!card && !saved && !words.news.length) {
            return null;
        }
        return {
            number: card?.number && maskNumber(card.number),
            isWithoutCard: Boolean(card && !card.number),
            level: words.level,
            saved,
            isPart: !order.currency.isZero(saved - order.getTotalDiscount()),
            news: words.news,
        };
    },
});
