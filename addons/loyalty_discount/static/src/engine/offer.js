/**
 * What one program offers for a sale, before other programs compete with it.
 *
 * An offer is `{program, state, verdict, parts, amount_minor}`; parts are empty when blocked or
 * beaten, `amount_minor` is their sum.
 */

import { KINDS } from "./effects/index.js";
import { judge } from "./joins.js";
import { sumOf, take } from "./sale.js";
import { Verdict } from "./verdict.js";

/** Make an offer. */
function offer(program, state, verdict, parts = []) {
    return { program, state, verdict, parts, amount_minor: sumOf(parts) };
}

/** Return the program's offer for `sale`: its conditions first, then its effects in order. */
export function propose(program, sale) {
    const met = judge(program, sale);
    if (!met.ok) {
        return offer(program, "blocked", met);
    }
    const given = [];
    const said = [];
    const nothing = new Verdict(false, "nothing_to_discount");
    for (const spec of program.effects) {
        const { verdict, parts } = KINDS[spec.kind].apply(spec, program, take(sale, given));
        given.push(...parts);
        said.push(parts.length || !verdict.ok ? verdict : nothing);
    }
    if (given.length) {
        const word = said.find((verdict) => verdict.ok);
        return offer(program, "applied", word, given);
    }
    return offer(program, "blocked", said[0] ?? nothing);
}

/** Order the larger offer first, equal ones by sequence, then id. */
export function byPreference(left, right) {
    return (
        right.amount_minor - left.amount_minor ||
        left.program.sequence - right.program.sequence ||
        left.program.program - right.program.program
    );
}

/** Return `loser` as beaten by `winner`: it gives nothing and says what it would have given. */
export function beaten(loser, winner) {
    const params = { program: winner.program.program, amount_minor: loser.amount_minor };
    return offer(loser.program, "beaten", new Verdict(false, "better_offer", params));
}
