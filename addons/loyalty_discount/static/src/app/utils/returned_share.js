import { combinedPercent, netMinor, toScaled } from "@loyalty_discount/engine/index";
import { returnedShare } from "@loyalty_discount/app/utils/shares";

const QUANTITY_EXPONENT = 6;

/**
 * The discounts of a returned `line`: it costs its share of what was paid for the line sold, and
 * shows the cashier's discount of the sale.
 */
export function returnedDiscounts(line) {
    const sold = line.refunded_orderline_id;
    const exponent = line.currency.decimal_places;
    const paid = netMinor(sold.price_unit, sold.qty, sold.discount, exponent);
    const share = returnedShare(
        paid,
        toScaled(sold.qty, QUANTITY_EXPONENT),
        toScaled(Math.max(sold.refundedQty + line.qty, 0), QUANTITY_EXPONENT),
        toScaled(-line.qty, QUANTITY_EXPONENT)
    );
    const manual = sold.discount_manual;
    return {
        discount: combinedPercent(line.price_unit, -line.qty, share, exponent),
        discount_manual: manual,
        discount_engine_minor: Math.max(
            netMinor(line.price_unit, -line.qty, manual, exponent) - share,
            0
        ),
    };
}
