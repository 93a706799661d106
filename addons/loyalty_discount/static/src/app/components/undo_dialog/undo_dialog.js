import { Component, onWillUnmount, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useService } from "@web/core/utils/hooks";
import { maskNumber } from "@pos_card_reader/codec/index";

const { DateTime } = luxon;

/** Which card given in this shift is taken back, and why. Reading the card chooses it too. */
export class UndoDialog extends Component {
    static template = "loyalty_discount.UndoDialog";
    static components = { Dialog };
    static props = { issued: Array, getPayload: Function, close: Function };

    setup() {
        this.cards = useService("loyalty_cards");
        this.state = useState({ number: this.props.issued[0]?.number || "", reason: "" });
        this.read = null;
        this.cards.catcher = (read) => {
            this.read = read;
            this.state.number = read.number;
        };
        onWillUnmount(() => (this.cards.catcher = null));
    }

    /** The cards to choose from; one that was read but given elsewhere is judged by the server. */
    get choices() {
        const { number } = this.state;
        const isListed = this.props.issued.some((card) => card.number === number);
        return isListed || !number
            ? this.props.issued
            : [{ number, masked: maskNumber(number) }, ...this.props.issued];
    }

    time(card) {
        const moment = card.at && DateTime.fromISO(card.at).toLocal();
        return moment ? moment.toLocaleString(DateTime.TIME_SIMPLE) : "";
    }

    get canConfirm() {
        return Boolean(this.state.number && this.state.reason.trim());
    }

    confirm() {
        const { number, reason } = this.state;
        const presented = this.read?.number === number ? this.read.presented : "keyed";
        this.props.getPayload({ number, presented, reason: reason.trim() });
        this.props.close();
    }
}
