/** The shape of a program version; a program in error is skipped by name, it never stops a sale. */

import { KINDS as CONDITIONS } from "./conditions/index.js";
import { KINDS as EFFECTS } from "./effects/index.js";
import { EngineError } from "./errors.js";
import { JOINS } from "./joins.js";
import { PPM, SPEND_MAX } from "./money.js";
import { isObject, kindOf, record } from "./record.js";
import { flag, integer, listing, oneOf, refuse, text } from "./shape.js";
import { MODES } from "./stacking.js";

const id = integer(0);

const LEVEL = record({
    level: id,
    rank: id,
    threshold_minor: integer(0, SPEND_MAX),
    percent: integer(0, PPM),
});

const PROGRAM = record({
    v: integer(1, 1),
    program: integer(1),
    company: id,
    currency: text("[A-Z]{3}"),
    currency_exponent: integer(0, 4),
    lane: record({ sequence: integer(), mode: oneOf(Object.keys(MODES), "unknown_mode") }),
    sequence: integer(),
    levels: listing(LEVEL),
    spend: record({
        measure: oneOf(["money"], "unknown_measure"),
        window: oneOf(["life"], "unknown_window"),
    }),
    join: oneOf(Object.keys(JOINS), "unknown_join"),
    conditions: listing(kindOf(CONDITIONS, { negate: flag })),
    effects: listing(kindOf(EFFECTS, {})),
});

/** Refuse levels that share an id or don't rise in rank and threshold. */
function checkLevels(levels) {
    const ids = new Set();
    levels.forEach((level, index) => {
        if (ids.has(level.level)) {
            refuse("duplicate_level", `program.levels[${index}].level`);
        }
        ids.add(level.level);
        for (const key of ["rank", "threshold_minor"]) {
            if (index && level[key] <= levels[index - 1][key]) {
                refuse("levels_not_rising", `program.levels[${index}].${key}`);
            }
        }
    });
}

/** Refuse a program that can't be read, is there twice or is of another currency. */
function checkFor(program, basket, count) {
    if (count > 1) {
        refuse("duplicate_program", "program.program");
    }
    PROGRAM(program, "program");
    checkLevels(program.levels);
    for (const key of ["currency", "currency_exponent"]) {
        if (program[key] !== basket[key]) {
            refuse("other_currency", `program.${key}`);
        }
    }
}

/** Return the error of the programs that claim id `key`, null when there is none. */
function errorOf(key, claimants, basket) {
    try {
        checkFor(claimants[0], basket, key ? claimants.length : 0);
        return null;
    } catch (error) {
        if (!(error instanceof EngineError)) {
            throw error;
        }
        return key ? error : new EngineError("no_program_id", "program.program");
    }
}

/** Return the id a raw program claims, 0 when it claims none. */
function idOf(program) {
    const key = isObject(program) ? program.program : 0;
    return Number.isSafeInteger(key) && key > 0 ? key : 0;
}

/** Return the raw programs by the id they claim, ids rising. */
function byId(programs) {
    const groups = new Map();
    for (const program of programs) {
        const key = idOf(program);
        groups.set(key, [...(groups.get(key) ?? []), program]);
    }
    return [...groups].sort(([left], [right]) => left - right);
}

/**
 * Return `{good, bad}`: programs by rising id, and pairs `[id, EngineError]` for the rest.
 *
 * Programs without a usable id share the id 0 and one error, `no_program_id`.
 */
export function readPrograms(programs, basket) {
    listing(() => {})(programs, "programs");
    const good = [];
    const bad = [];
    for (const [key, claimants] of byId(programs)) {
        const error = errorOf(key, claimants, basket);
        if (error) {
            bad.push([key, error]);
        } else {
            good.push(claimants[0]);
        }
    }
    return { good, bad };
}
