import { ControlButtons } from "@point_of_sale/app/screens/product_screen/control_buttons/control_buttons";
import { TextInputPopup } from "@point_of_sale/app/components/popups/text_input_popup/text_input_popup";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { patch } from "@web/core/utils/patch";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";

patch(ControlButtons.prototype, {
    setup() {
        super.setup();
        this.cardReader = useService("card_reader");
        this.loyaltyCards = useService("loyalty_cards");
    },

    /** A number typed by hand takes the same way as a swipe. */
    async clickCardNumber() {
        const number = await makeAwaitable(this.dialog, TextInputPopup, {
            title: _t("Card number"),
            placeholder: _t("As printed on the card"),
        });
        if (number?.trim()) {
            this.cardReader.keyed(number.trim());
        }
    },

    async clickUndoCardIssue() {
        await this.loyaltyCards.desk.undo();
    },
});
