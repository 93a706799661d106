import { Component, onWillUnmount, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useService } from "@web/core/utils/hooks";
import { maskNumber } from "@pos_card_reader/codec/index";

/** To which card a paid receipt is attached, and why. A card that is read is shown masked. */
export class AttachDialog extends Component {
    static template = "loyalty_discount.AttachDialog";
    static components = { Dialog };
    static props = { getPayload: Function, close: Function };

    setup() {
        this.cards = useService("loyalty_cards");
        this.state = useState({ shown: "", read: null, reason: "" });
        this.cards.catcher = ({ number, presented }) =>
            Object.assign(this.state, { shown: maskNumber(number), read: { number, presented } });
        onWillUnmount(() => (this.cards.catcher = null));
    }

    /** Typing takes the place of what was read. */
    onInput() {
        this.state.read = null;
    }

    get canConfirm() {
        return Boolean(this.state.shown.trim() && this.state.reason.trim());
    }

    confirm() {
        const { shown, read, reason } = this.state;
        const named = read || { number: shown.trim(), presented: "keyed" };
        this.props.getPayload({ ...named, reason: reason.trim() });
        this.props.close();
    }
}
