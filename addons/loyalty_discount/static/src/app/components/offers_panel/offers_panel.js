import { Component } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { addGiftLine, knownProducts } from "@loyalty_discount/app/services/gift_line";
import { offersOf } from "@loyalty_discount/app/utils/offers";

/** Under the receipt: gifts to choose, messages, points, and what little is missing. */
export class OffersPanel extends Component {
    static template = "loyalty_discount.OffersPanel";
    static props = { order: Object };

    setup() {
        this.pos = useService("pos");
    }

    get offers() {
        return offersOf(this.props.order);
    }

    giftTitle(gift) {
        return gift.units > 1
            ? _t("Gift: choose %(units)s (%(program)s)", gift)
            : _t("Gift: choose one (%(program)s)", gift);
    }

    products(gift) {
        return knownProducts(this.props.order.models, gift.products);
    }

    async take(product) {
        await addGiftLine(this.pos, this.props.order, product);
    }
}
