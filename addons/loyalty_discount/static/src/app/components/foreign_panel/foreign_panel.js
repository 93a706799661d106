import { Component } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";

/** A card of another issuer that brought its customer group to the receipt; one tap takes it off. */
export class ForeignPanel extends Component {
    static template = "loyalty_discount.ForeignPanel";
    static props = { order: Object };

    setup() {
        this.cards = useService("loyalty_cards");
    }

    get foreign() {
        return this.props.order.uiState?.loyalty?.foreign;
    }

    remove() {
        this.cards.foreign.remove(this.props.order);
    }
}
