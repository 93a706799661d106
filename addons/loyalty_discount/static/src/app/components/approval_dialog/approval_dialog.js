import { Component, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus } from "@web/core/utils/hooks";
import { useBarcodeReader } from "@point_of_sale/app/hooks/barcode_reader_hook";

/** A manager shows a badge, or picks the own name and types the PIN; the server checks it. */
export class ApprovalDialog extends Component {
    static template = "loyalty_discount.ApprovalDialog";
    static components = { Dialog };
    static props = { managers: Array, what: String, getPayload: Function, close: Function };

    setup() {
        this.state = useState({ manager: this.props.managers[0].id, pin: "" });
        useAutofocus({ refName: "pin" });
        // Alone: a badge shown here approves and does not change the cashier.
        useBarcodeReader({ cashier: ({ code }) => this.answer({ badge: code }) }, true);
    }

    answer(shown) {
        this.props.getPayload(shown);
        this.props.close();
    }

    confirm() {
        const { manager, pin } = this.state;
        if (pin) {
            this.answer({ manager: Number(manager), pin });
        }
    }
}
