/** The shape of a program version; a program in error is skipped by name, it never stops a sale. */

import { KINDS as CONDITIONS } from "./conditions/index.js";
import { KINDS as EFFECTS } from "./effects/index.js";
import { JOINS } from "./joins.js";
import { WINDOW } from "./levels.js";
import { LIMITS } from "./limits.js";
import { PPM, SPEND_MAX } from "./money.js";
import { kindOf, record } from "./record.js";
import { flag, integer, listing, maybe, oneOf, refuse, text } from "./shape.js";
import { MODES } from "./stacking.js";
import { CAP, FLOORS } from "./trim.js";

export const START = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}";
export const MEASURES = ["money", "quantity", "visits"];

const id = integer(0);

const LEVEL = record({
    level: id,
    rank: id,
    threshold: integer(0, SPEND_MAX),
    percent: integer(0, PPM),
    bonus: integer(0, PPM),
});

const LANE = record({
    lane: id,
    sequence: integer(),
    mode: oneOf(Object.keys(MODES), "unknown_mode"),
    scope: oneOf(["receipt", "line"], "unknown_scope"),
    basis: oneOf(["left", "base"], "unknown_basis"),
    cap: maybe(integer(0, PPM)),
});

const PROGRAM = record({
    v: integer(1, 1),
    program: integer(1),
    company: id,
    currency: text("[A-Z]{3}"),
    currency_exponent: integer(0, 4),
    from: maybe(text(START)),
    stopped: flag,
    lane: LANE,
    sequence: integer(),
    levels: listing(LEVEL),
    spend: record({
        measure: oneOf(MEASURES, "unknown_measure"),
        window: text(WINDOW),
        effect: oneOf(["now", "next"], "unknown_moment"),
    }),
    join: oneOf(Object.keys(JOINS), "unknown_join"),
    conditions: listing(kindOf(CONDITIONS, { negate: flag })),
    effects: listing(kindOf(EFFECTS, {})),
    cap: CAP,
    floor: oneOf(FLOORS, "unknown_floor"),
    limits: LIMITS,
    excludes: listing(id),
    core: oneOf(["beside", "excludes", "yields"], "unknown_word"),
});

/** Refuse a version of another shape, or levels that don't rise in rank and threshold. */
export function checkProgram(program) {
    PROGRAM(program, "program");
    const { levels } = program;
    const ids = new Set();
    levels.forEach((level, index) => {
        if (ids.has(level.level)) {
            refuse("duplicate_level", `program.levels[${index}].level`);
        }
        ids.add(level.level);
        for (const key of ["rank", "threshold"]) {
            if (index && level[key] <= levels[index - 1][key]) {
                refuse("levels_not_rising", `program.levels[${index}].${key}`);
            }
        }
    });
}
