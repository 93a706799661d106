/** The decision of an evaluation as JSON: what was taken off each line, and why or why not. */

import { linesOf } from "./goods.js";
import { nearMissOf } from "./levels.js";
import { PPM, ratio } from "./money.js";
import { failed } from "./offer.js";
import { byLine, partsOf } from "./part.js";

export const ENGINE_VERSION = 1;

/** Return one part without its line, which holds it. */
function partRow({ program, effect, level, percent, base_minor, amount_minor, units }) {
    return { program, effect, level, percent, base_minor, amount_minor, units };
}

/** Return one line with its sums; base = manual + discount + net, always. */
function lineRow({ facts, base_minor, manual_minor, left_minor }, parts) {
    return {
        id: facts.id,
        base_minor,
        manual_minor,
        discount_minor: base_minor - manual_minor - left_minor,
        net_minor: left_minor,
        parts: parts.map(partRow),
    };
}

/** Return what little is missing: a blocking reason's own first, else to the next level. */
function nearMissRow({ program, state, verdict }, basket) {
    if (state === "blocked" && verdict.nearMiss) {
        return verdict.nearMiss;
    }
    if (verdict.code === "program_error") {
        return null;
    }
    return nearMissOf(program, basket) ?? verdict.nearMiss;
}

/** Return the verdict on one program. */
function programRow(offer, basket) {
    return {
        program: offer.program.program,
        state: offer.state,
        code: offer.verdict.code,
        params: offer.verdict.params,
        amount_minor: offer.amount_minor,
        near_miss: nearMissRow(offer, basket),
    };
}

/** Return the points of one effect, counted on what its goods still cost. */
function bonusRow(offer, { goods, target, rate }, sale) {
    const base_minor = linesOf(goods, sale).reduce((sum, line) => sum + line.left_minor, 0);
    const points_minor = ratio([base_minor, rate, offer.verdict.share], PPM * PPM);
    return { program: offer.program.program, target, base_minor, rate, points_minor };
}

/** Return what the applied offers give besides, in order of programs and effects. */
function extras(offers, name, make) {
    const applied = offers.filter((offer) => offer.state === "applied");
    applied.sort((left, right) => left.program.program - right.program.program);
    return applied.flatMap((offer) =>
        offer.given.flatMap((answer) => answer[name].map((item) => make(offer, item)))
    );
}

/** Return the decision: lines by id, everything else by program id. */
export function decide(sale, offers, bad) {
    const parts = byLine(partsOf(offers));
    const wrong = bad.map(([program, error]) => failed({ program }, error));
    const rows = [...offers, ...wrong].map((offer) => programRow(offer, sale.basket));
    const named = ({ program }, item) => ({ program: program.program, ...item });
    const bonuses = extras(offers, "bonuses", (offer, spec) => bonusRow(offer, spec, sale));
    return {
        v: 1,
        engine: ENGINE_VERSION,
        lines: sale.lines.map((line) => lineRow(line, parts.get(line.place) ?? [])),
        programs: rows.sort((left, right) => left.program - right.program),
        gifts: extras(offers, "gifts", named),
        messages: extras(offers, "messages", (offer, message) => named(offer, { message })),
        bonuses: bonuses.filter((bonus) => bonus.points_minor),
    };
}
