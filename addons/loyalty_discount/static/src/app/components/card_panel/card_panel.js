import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { formatCurrency } from "@web/core/currency";
import { nextText } from "@loyalty_discount/app/utils/buyer_text";
import { orderSaved } from "@loyalty_discount/app/utils/line_saving";
import { standingOf } from "@loyalty_discount/app/utils/standing";

/** The card that rules the receipt: who, which level, what is saved, what is missing. */
export class CardPanel extends Component {
    static template = "loyalty_discount.CardPanel";
    static props = { order: Object, compact: { type: Boolean, optional: true } };
    static defaultProps = { compact: false };

    setup() {
        this.cards = useService("loyalty_cards");
        this.asked = useState(this.cards.asked.byOrder);
    }

    get card() {
        return this.props.order.uiState?.loyalty?.card;
    }

    get holder() {
        const { facts, lateFacts } = this.props.order.uiState.loyalty;
        if (lateFacts) {
            return _t("Only counts this purchase");
        }
        if (!facts) {
            return _t("Card noted, no network");
        }
        return this.nameOf(facts);
    }

    nameOf({ holder }) {
        const { name, id } = holder || {};
        const customer = id && this.props.order.models["res.partner"].get(id);
        return name || customer?.name || (id ? _t("Holder") : _t("Anonymous card"));
    }

    get standing() {
        return standingOf(this.props.order);
    }

    /** Whose card this is: the one on the receipt, else the one the server is asked about. */
    get shown() {
        const level = (facts) => standingOf(this.props.order, facts)?.level?.name;
        if (this.card) {
            return { masked: this.card.masked, holder: this.holder, level: level() };
        }
        const asked = this.asked[this.props.order.uuid];
        if (!asked) {
            return null;
        }
        const { masked, facts } = asked;
        const holder = facts ? this.nameOf(facts) : _t("Looking it up");
        return { masked, holder, level: facts && level(facts), isAsked: true };
    }

    get saved() {
        const saved = orderSaved(this.props.order);
        return saved && this.format(saved);
    }

    get nextText() {
        return nextText(this.standing);
    }

    format(amount) {
        return formatCurrency(amount, this.props.order.currency.id);
    }

    remove() {
        this.cards.customers.takeCardOff(this.props.order);
    }
}
