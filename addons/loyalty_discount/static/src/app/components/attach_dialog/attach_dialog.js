import { Component, onWillUnmount, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useService } from "@web/core/utils/hooks";
import { decode, maskNumber } from "@pos_card_reader/codec/index";
import { reasonText } from "@pos_card_reader/app/utils/reason_text";

/** To which card a paid receipt is attached, and why. A card that is read is shown masked. */
export class AttachDialog extends Component {
    static template = "loyalty_discount.AttachDialog";
    static components = { Dialog };
    static props = { getPayload: Function, close: Function };

    setup() {
        this.cards = useService("loyalty_cards");
        this.reader = useService("card_reader");
        this.state = useState({ shown: "", read: null, reason: "", refusal: "" });
        this.cards.catcher = ({ number, presented }) => {
            const read = { number, presented };
            Object.assign(this.state, { shown: maskNumber(number), read, refusal: "" });
        };
        onWillUnmount(() => (this.cards.catcher = null));
    }

    /** Typing takes the place of what was read. */
    onInput() {
        Object.assign(this.state, { read: null, refusal: "" });
    }

    /** The number typed, judged as any other before it goes anywhere; null for a refused one. */
    judgeTyped() {
        const { kind, number, reason } = decode(this.state.shown, "keyed", this.reader.rules);
        if (kind === "card") {
            return { number, presented: "keyed" };
        }
        const shown = reason === "payment_card" ? "" : this.state.shown;
        Object.assign(this.state, { shown, refusal: reasonText(reason) });
        return null;
    }

    get canConfirm() {
        return Boolean(this.state.shown.trim() && this.state.reason.trim());
    }

    confirm() {
        const named = this.state.read || this.judgeTyped();
        if (!named) {
            return;
        }
        this.props.getPayload({ ...named, reason: this.state.reason.trim() });
        this.props.close();
    }
}
