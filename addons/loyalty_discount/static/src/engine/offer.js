/**
 * What one program offers for a sale, before other programs compete with it.
 *
 * An offer is `{program, state, verdict, parts, given, amount_minor}`: `given` are the answers of
 * the effects that gave something, `parts` are theirs, within all bounds, `amount_minor` is their
 * sum. Blocked or beaten, it gives nothing.
 */

import { KINDS } from "./effects/index.js";
import { EngineError } from "./errors.js";
import { given, isEmpty } from "./given.js";
import { judge } from "./joins.js";
import { gate } from "./limits.js";
import { partsOf, sumOf } from "./part.js";
import { take } from "./sale.js";
import { aboveFloor, capOf, capped, scaled } from "./trim.js";
import { Verdict } from "./verdict.js";

export const NOTHING = "nothing_to_discount";

/** Make an offer. */
function makeOffer(program, state, verdict, parts = [], answers = []) {
    return { program, state, verdict, parts, given: answers, amount_minor: sumOf(parts) };
}

/** Return `offer` with other parts. */
export function withParts(offer, parts) {
    return makeOffer(offer.program, offer.state, offer.verdict, parts, offer.given);
}

/** Tell whether an offer takes something off; mere extras harm nobody. */
export function competes(offer) {
    return offer.state === "applied" && offer.parts.length > 0;
}

/** Return the answers of the effects, each on what the one before left. */
function giveAll(program, sale) {
    const answers = [];
    let before = [];
    for (const spec of program.effects) {
        sale = take(sale, before);
        const answer = KINDS[spec.kind].apply(spec, program, sale);
        before = answer.parts;
        const isNothing = answer.verdict.ok && isEmpty(answer);
        answers.push(isNothing ? given(new Verdict(false, NOTHING)) : answer);
    }
    return answers;
}

/**
 * Return `offer` with `parts`, which bounds have cut; an emptied one is blocked as `code`.
 *
 * Parts that only use units up are none: what gives nothing keeps no goods from others.
 */
export function bounded(offer, parts, code) {
    const cut = withParts(offer, parts);
    if (cut.amount_minor || !offer.parts.length) {
        return cut;
    }
    return makeOffer(offer.program, "blocked", new Verdict(false, code));
}

/** Return `offer` above the lowest prices of what `sale` has left, then below its own cap. */
export function withinBounds(offer, sale) {
    const { floor } = offer.program;
    offer = bounded(offer, aboveFloor(offer.parts, floor, sale), "floor_reached");
    return bounded(offer, capped(offer.parts, capOf(offer.program, sale)), "cap_reached");
}

/** Return the program's offer: gate, conditions, effects, then its bounds. */
function offerOf(program, sale) {
    const met = gate(program, sale) ?? judge(program, sale);
    if (!met.ok) {
        return makeOffer(program, "blocked", met);
    }
    const answers = giveAll(program, sale);
    const good = answers.filter((answer) => answer.verdict.ok);
    if (!good.length) {
        const refused = answers.length ? answers[0].verdict : new Verdict(false, NOTHING);
        return makeOffer(program, "blocked", refused);
    }
    const { ok, code, params, nearMiss } = good[0].verdict;
    const verdict = new Verdict(ok, code, params, nearMiss, met.share);
    const parts = partsOf(good);
    const offer = makeOffer(program, "applied", verdict, parts, good);
    return withinBounds(bounded(offer, scaled(parts, met.share), NOTHING), sale);
}

/** Return the program's offer for `sale`; one that can't be counted is an error of its own. */
export function propose(program, sale) {
    try {
        return offerOf(program, sale);
    } catch (error) {
        if (!(error instanceof EngineError)) {
            throw error;
        }
        return failed(program, error);
    }
}

/** Return the verdict on a program that could not be read or counted. */
export function failed(program, error) {
    const params = { error: error.code, where: error.where };
    return makeOffer(program, "blocked", new Verdict(false, "program_error", params));
}

/** Order offers by sequence, then id. */
export function byRank(left, right) {
    return (
        left.program.sequence - right.program.sequence ||
        left.program.program - right.program.program
    );
}

/** Return `loser` as beaten by `winner`: it gives nothing and says what it would have given. */
export function beaten(loser, winner, code = "better_offer") {
    const params = { program: winner.program.program, amount_minor: loser.amount_minor };
    return makeOffer(loser.program, "beaten", new Verdict(false, code, params));
}
