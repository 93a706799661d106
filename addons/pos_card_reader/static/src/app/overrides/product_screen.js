import { patch } from "@web/core/utils/patch";
import { ProductScreen } from "@point_of_sale/app/screens/product_screen/product_screen";
import { reasonText } from "@pos_card_reader/app/utils/reason_text";
import { searchRefusal } from "@pos_card_reader/app/utils/search_word";

patch(ProductScreen.prototype, {
    /** A swipe or a payment number in the search field is looked up nowhere and does not stay. */
    async onPressEnterKey() {
        const { cardReader, searchProductWord } = this.pos;
        const reason = searchRefusal(searchProductWord, cardReader.rules);
        if (reason) {
            this.pos.searchProductWord = "";
            return cardReader.show(reasonText(reason), "warning");
        }
        return super.onPressEnterKey(...arguments);
    },
});
