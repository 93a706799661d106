import { _t } from "@web/core/l10n/translation";
import { formatCurrency } from "@web/core/currency";
import { isRefundLine } from "@loyalty_discount/app/utils/line_kind";
import { returnedWithTax } from "@loyalty_discount/app/utils/line_saving";

/** Whether the goods were bought with a card, as far as this till has their receipt. */
function wasWithCard(line) {
    return Boolean(line.refunded_orderline_id?.order_id?.loyalty_claim?.card);
}

/**
 * What a return takes back, in the buyer's words: the discount that the goods had, and that they
 * count no more. Made from the lines and the receipts they came from, so a reprint reads the same.
 */
export function returnedLines(order) {
    const money = (amount) => formatCurrency(amount, order.currency.id);
    const discount = returnedWithTax(order);
    const counted = order.lines
        .filter((line) => isRefundLine(line) && wasWithCard(line))
        .reduce((sum, line) => sum + Math.abs(line.priceIncl), 0);
    return [
        discount && _t("Discount taken back with the goods: %s", money(discount)),
        counted && _t("No longer counted for the card: %s", money(counted)),
    ].filter(Boolean);
}
