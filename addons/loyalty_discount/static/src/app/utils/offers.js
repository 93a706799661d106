import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";
import { nearText } from "@loyalty_discount/app/utils/near_text";
import { programName } from "@loyalty_discount/app/utils/reason_text";

/** How many near misses are shown; the till's first job is to sell. */
const MISSES_MAX = 3;

function levelName(near, models) {
    return models["loyalty.tier"]?.get(near.level)?.name;
}

/** Near misses that the card panel does not show: of steps and offers, in order of programs. */
function missesOf(order, decision) {
    const { models, currency } = order;
    const own = order.uiState.loyalty.facts?.program;
    const isNews = ({ state, near_miss: near, program }) =>
        near && state !== "beaten" && !(near.code === "level" && program === own);
    return decision.programs
        .filter(isNews)
        .map(({ program, near_miss: near }) => {
            const words = { program: programName(program, models), level: levelName(near, models) };
            return nearText(near, { currency, ...words });
        })
        .filter(Boolean)
        .slice(0, MISSES_MAX);
}

/** Points of this receipt, or why there are none; empty where no program gives any. */
function pointsOf(order, decision) {
    const exponent = order.currency.decimal_places;
    const minor = decision.bonuses.reduce((sum, bonus) => sum + bonus.points_minor, 0);
    if (!minor) {
        return "";
    }
    const isNamed = order.uiState.loyalty.facts?.holder?.id;
    const points = formatFloat(minor / 10 ** exponent, { digits: [0, exponent] });
    return isNamed
        ? _t("+%s points", points)
        : _t("No points: they need a card with a name (%s).", points);
}

/**
 * What the programs offer on `order` beside discounts.
 *
 * @returns {{gifts: Object[], messages: string[], misses: string[], points: string}} each gift has
 *  its `program` name, the `units` still to choose and the `products` (ids) to choose from
 */
export function offersOf(order) {
    const decision = order.uiState?.loyalty?.decision;
    if (!decision || !order.lines.length) {
        return { gifts: [], messages: [], misses: [], points: "" };
    }
    const { models } = order;
    return {
        gifts: decision.gifts.map(({ program, units, products }) => ({
            program: programName(program, models),
            units,
            products,
        })),
        messages: decision.messages
            .map(({ message }) => models["loyalty.message"]?.get(message)?.text)
            .filter(Boolean),
        misses: missesOf(order, decision),
        points: pointsOf(order, decision),
    };
}
