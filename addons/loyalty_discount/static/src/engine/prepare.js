/** Reading program versions: their ids, starts and shapes, once for any number of baskets. */

import { EngineError } from "./errors.js";
import { START, checkProgram } from "./program.js";
import { isObject } from "./record.js";
import { listing } from "./shape.js";

/** Return the id a raw program claims, 0 when it claims none. */
function idOf(program) {
    const key = isObject(program) ? program.program : 0;
    return Number.isSafeInteger(key) && key > 0 ? key : 0;
}

const FORMAT = new RegExp(`^${START}$`);

/** Return the wall time from which a raw version holds, empty for always. */
function startOf({ from }) {
    return typeof from === "string" && FORMAT.test(from) ? from : "";
}

/** Return the error of calling `check`, null when there is none. */
export function errorOf(check) {
    try {
        check();
        return null;
    } catch (error) {
        if (!(error instanceof EngineError)) {
            throw error;
        }
        return error;
    }
}

/** Programs as they were read once, for any number of baskets; made by `prepare`. */
class Prepared {
    /** `rows` maps ids, rising, to their versions: `{program, start, error}`. */
    constructor(rows) {
        this.rows = rows;
    }
}

/**
 * Read `programs` (version contents) once for any number of baskets; they must not change later.
 *
 * Asked again with what it returned, it returns the same.
 */
export function prepare(programs) {
    if (programs instanceof Prepared) {
        return programs;
    }
    listing(() => {})(programs, "programs");
    const rows = new Map();
    for (const program of programs) {
        const key = idOf(program);
        const versions = rows.get(key) ?? [];
        const error = key ? errorOf(() => checkProgram(program)) : null;
        versions.push({ program, start: key ? startOf(program) : "", error });
        rows.set(key, versions);
    }
    return new Prepared(new Map([...rows].sort(([left], [right]) => left - right)));
}
