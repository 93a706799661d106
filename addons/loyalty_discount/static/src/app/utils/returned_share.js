import { accountTaxHelpers } from "@account/helpers/account_tax";
import { combinedPercent, netMinor, toScaled } from "@loyalty_discount/engine/index";
import { taxesOf } from "@loyalty_discount/app/utils/basket_line";
import { returnedNet } from "@loyalty_discount/app/utils/returned_net";
import { returnedShare } from "@loyalty_discount/app/utils/shares";

const QUANTITY_EXPONENT = 6;

/** What `units` (scaled) of the goods of `line` cost with tax, alone, when they cost `net` without. */
function costWithTax(line, net, units) {
    const exponent = line.currency.decimal_places;
    const quantity = units / 10 ** QUANTITY_EXPONENT;
    const discount = combinedPercent(line.price_unit, quantity, net, exponent);
    const base = line.getBaseLine({ quantity: -quantity, price_unit: line.price_unit, discount });
    accountTaxHelpers.add_tax_details_in_base_lines([base], line.order_id.company);
    accountTaxHelpers.round_base_lines_tax_details([base], line.order_id.company);
    const { total_excluded_currency, delta_total_excluded_currency, taxes_data } = base.tax_details;
    const taxes = taxes_data.reduce((sum, tax) => sum + tax.tax_amount_currency, 0);
    const cost = total_excluded_currency + delta_total_excluded_currency + taxes;
    return toScaled(Math.abs(cost), exponent);
}

/** What other returns brought back of the goods that `line` returns, with tax (minor units). */
function backWithTax(line) {
    return line.refunded_orderline_id.refund_orderline_ids
        .filter((other) => other !== line && other.order_id.state !== "cancel")
        .map((other) => toScaled(Math.abs(other.priceIncl), line.currency.decimal_places))
        .reduce((sum, minor) => sum + minor, 0);
}

/** What a returned `line` costs in its price basis (minor units), of what was `paid` for all. */
function netOf(line, paid) {
    const sold = line.refunded_orderline_id;
    const quantity = toScaled(sold.qty, QUANTITY_EXPONENT);
    const before = toScaled(Math.max(sold.refundedQty + line.qty, 0), QUANTITY_EXPONENT);
    const now = toScaled(-line.qty, QUANTITY_EXPONENT);
    if (!now || taxesOf(line).every((tax) => tax.price_include)) {
        return returnedShare(paid, quantity, before, now);
    }
    const units = { paid, quantity, before, now, back: backWithTax(line) };
    return returnedNet(units, (net, some) => costWithTax(line, net, some));
}

/**
 * The discounts of a returned `line`: it costs its share of what was paid for the line sold, and
 * shows the cashier's discount of the sale.
 */
export function returnedDiscounts(line) {
    const sold = line.refunded_orderline_id;
    const exponent = line.currency.decimal_places;
    const net = netOf(line, netMinor(sold.price_unit, sold.qty, sold.discount, exponent));
    const manual = sold.discount_manual;
    return {
        discount: combinedPercent(line.price_unit, -line.qty, net, exponent),
        discount_manual: manual,
        discount_engine_minor: Math.max(
            netMinor(line.price_unit, -line.qty, manual, exponent) - Math.round(net),
            0
        ),
    };
}
