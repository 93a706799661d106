import { Component, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { _t } from "@web/core/l10n/translation";
import { isEmail } from "@web/core/utils/strings";
import { screenConsent } from "@loyalty_discount/app/utils/card_message";
import { isPhone } from "@loyalty_discount/app/utils/phone";

/**
 * To whom a card is given or sold. Answers `{holder, consent}` (contract 7): with consent a named
 * holder, else an anonymous card, which needs neither name nor consent.
 */
export class HolderDialog extends Component {
    static template = "loyalty_discount.HolderDialog";
    static components = { Dialog };
    static props = {
        masked: String,
        purpose: String,
        text: [Object, { value: null }],
        required: Array,
        getPayload: Function,
        close: Function,
    };

    setup() {
        this.state = useState({ name: "", phone: "", email: "", consent: false, tried: false });
    }

    get title() {
        return this.props.purpose === "sale"
            ? _t("Holder of card %s", this.props.masked)
            : _t("Give card %s", this.props.masked);
    }

    get canSave() {
        const filled = this.props.required.every((field) => this.state[field].trim());
        return this.state.consent && filled && Boolean(this.state.name.trim());
    }

    isRequired(field) {
        return field === "name" || this.props.required.includes(field);
    }

    /** What is wrong with an answer, from the first try to save on. */
    fault(field) {
        const text = this.state.tried ? this.state[field].trim() : "";
        if (field === "phone" && text && !isPhone(text)) {
            return _t("A phone number has 5 to 15 digits.");
        }
        if (field === "email" && text && !isEmail(text)) {
            return _t("This is no e-mail address.");
        }
        return "";
    }

    answer(said) {
        this.props.getPayload(said);
        this.props.close();
    }

    save() {
        this.state.tried = true;
        if (this.fault("phone") || this.fault("email")) {
            return;
        }
        const { name, phone, email } = this.state;
        const holder = {
            partner: null,
            name: name.trim(),
            phone: phone.trim(),
            email: email.trim(),
        };
        this.answer({ holder, consent: screenConsent(this.props.text) });
    }

    saveAnonymous() {
        this.answer({ holder: null, consent: null });
    }
}
