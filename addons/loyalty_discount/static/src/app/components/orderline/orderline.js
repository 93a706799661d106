import { Orderline } from "@point_of_sale/app/components/orderline/orderline";
import { patch } from "@web/core/utils/patch";
import { formatCurrency } from "@web/core/currency";
import { maskNumber } from "@pos_card_reader/codec/index";
import { lineReason, lineSaved } from "@loyalty_discount/app/utils/line_saving";

patch(Orderline.prototype, {
    /** Before, after and why, beside what core shows of a line. */
    get lineScreenValues() {
        const line = this.line;
        const values = super.lineScreenValues;
        if (!line.order_id) {
            return values;
        }
        const reason = !this.props.basic_receipt && !line.combo_parent_id && lineReason(line);
        return {
            ...values,
            loyalty: reason && {
                reason,
                before: formatCurrency(line.displayPriceNoDiscount, line.currency.id),
                saved: formatCurrency(lineSaved(line), line.currency.id),
                showBefore: !values.discount,
            },
            cardNumber: line.loyalty_card_number && maskNumber(line.loyalty_card_number),
        };
    },
});
