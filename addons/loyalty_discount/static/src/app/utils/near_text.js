import { _t } from "@web/core/l10n/translation";
import { formatCurrency } from "@web/core/currency";
import { formatFloat } from "@web/core/utils/numbers";
import { fromMinor } from "@loyalty_discount/app/utils/minor";

/** Words for a near miss of a decision (contract 4): how little is missing, and to what. */

const NUMBER = { digits: [0, 3], trailingZeros: false };

/** What is missing, with its unit: money, goods, pieces or purchases. */
export function missingText(near, currency) {
    if ("missing_minor" in near) {
        return formatCurrency(fromMinor(near.missing_minor, currency), currency.id);
    }
    if ("missing_quantity" in near) {
        return _t("quantity %s", formatFloat(near.missing_quantity / 1e6, NUMBER));
    }
    if ("missing_units" in near) {
        return near.missing_units === 1 ? _t("1 piece") : _t("%s pieces", near.missing_units);
    }
    return near.missing_visits === 1 ? _t("1 purchase") : _t("%s purchases", near.missing_visits);
}

/** The line a cashier tells the buyer: to the next level, step or offer. */
export function nearText(near, { currency, program, level }) {
    const missing = missingText(near, currency);
    if (near.code === "level") {
        return level ? _t("%(missing)s to %(level)s", { missing, level }) : "";
    }
    if (near.code === "step") {
        return _t("%(missing)s to the next step of %(program)s", { missing, program });
    }
    return _t("%(missing)s to %(program)s", { missing, program });
}
