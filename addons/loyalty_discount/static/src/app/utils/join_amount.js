import { _t } from "@web/core/l10n/translation";
import { formatCurrency } from "@web/core/currency";
import { fromMinor } from "@loyalty_discount/app/utils/minor";
import { receiptSpend } from "@loyalty_discount/app/utils/receipt_spend";

/**
 * Why a new card can't be given with `order` yet: what its goods lack to the joining amount.
 * Empty where they reach it, or where the program asks for none.
 */
export function joinRefusal(order, facts) {
    const { currency } = order;
    const missing = (facts.params.join_minor || 0) - receiptSpend(order);
    if (missing <= 0 || !facts.params.join_minor) {
        return "";
    }
    return _t("Card %(card)s is given from %(amount)s on: %(missing)s more on this receipt.", {
        card: facts.masked,
        amount: formatCurrency(fromMinor(facts.params.join_minor, currency), currency.id),
        missing: formatCurrency(fromMinor(missing, currency), currency.id),
    });
}
