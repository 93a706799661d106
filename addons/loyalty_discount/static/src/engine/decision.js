/** The decision of an evaluation as JSON: what was taken off each line, and why or why not. */

import { nearMissOf } from "./levels.js";

export const ENGINE_VERSION = 1;

/** Return one part without its line, which holds it. */
function partRow({ line, ...values }) {
    return values;
}

/** Return one line with its sums; base = manual + discount + net, always. */
function lineRow({ id, base_minor, manual_minor, left_minor, parts }) {
    return {
        id,
        base_minor,
        manual_minor,
        discount_minor: base_minor - manual_minor - left_minor,
        net_minor: left_minor,
        parts: parts.map(partRow),
    };
}

/** Return the verdict on one program; a blocking condition's near miss goes first. */
function programRow({ program, state, verdict, amount_minor }, basket) {
    return {
        program: program.program,
        state,
        code: verdict.code,
        params: verdict.params,
        amount_minor,
        near_miss: verdict.nearMiss ?? nearMissOf(program, basket),
    };
}

/** Return the verdict on a program that can't be read. */
function badRow([program, error]) {
    return {
        program,
        state: "blocked",
        code: "program_error",
        params: { error: error.code, where: error.where },
        amount_minor: 0,
        near_miss: null,
    };
}

/** Return the decision: lines by id, programs by id; gifts and messages have no kinds yet. */
export function decide(sale, offers, bad) {
    const rows = [...offers.map((offer) => programRow(offer, sale.basket)), ...bad.map(badRow)];
    return {
        v: 1,
        engine: ENGINE_VERSION,
        lines: sale.lines.map(lineRow),
        programs: rows.sort((left, right) => left.program - right.program),
        gifts: [],
        messages: [],
    };
}
