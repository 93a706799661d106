import { _t } from "@web/core/l10n/translation";
import { namedPercent } from "@loyalty_discount/app/utils/reason_text";

/** What stands on the display that a queue can read: the first name and one letter. */
export function maskName(name) {
    const [first, ...others] = name.trim().split(/\s+/);
    const last = others.at(-1);
    return last ? `${first} ${last[0]}.` : first;
}

/** How far the holder is from the next level, as the card panel and the display say it. */
export function nextText(standing) {
    const { next, missing, raised, period } = standing || {};
    if (raised) {
        return _t("%s from the next receipt", raised.name);
    }
    if (!next) {
        return "";
    }
    const words = { missing, level: next.name, until: period?.until };
    return period
        ? _t("%(missing)s to %(level)s until %(until)s", words)
        : _t("%(missing)s to %(level)s", words);
}

function fromText({ from, level }) {
    const percent = level.discount_percent;
    const words = percent ? namedPercent(level.name, percent * 10000) : level.name;
    return _t("From %(from)s on: %(level)s", { from, level: words });
}

/** The lines of a receipt about level and spend, in the buyer's words. */
export function newsLines(standing) {
    const { next, missing, raised, period } = standing || {};
    const words = { missing, level: next?.name, until: period?.until };
    const more = period
        ? _t("%(missing)s more until %(until)s for %(level)s", words)
        : _t("%(missing)s more to %(level)s", words);
    return [
        raised && _t("Your new level: %s, from your next purchase", raised.name),
        period && _t("So far in this period: %s", period.counted),
        period?.level && fromText(period),
        next && more,
    ].filter(Boolean);
}
