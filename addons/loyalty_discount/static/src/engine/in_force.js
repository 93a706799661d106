/** Which versions of which programs are in force at a wall time; the rest is named or left out. */

import { EngineError } from "./errors.js";
import { START, checkProgram } from "./program.js";
import { isObject } from "./record.js";
import { listing, refuse } from "./shape.js";

/** Return a wall time as text, to the minute; texts sort as times do. */
export function wallText({ date, minute }) {
    const two = (number) => String(number).padStart(2, "0");
    return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

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

/** Return the versions of one program with the latest start that has come. */
function current(claimants, now) {
    const started = claimants.filter((program) => startOf(program) <= now);
    const latest = started.map(startOf).sort().at(-1);
    return started.filter((program) => startOf(program) === latest);
}

/** Refuse a program that can't be read, is there twice or is of another currency. */
function checkFor(program, basket, count) {
    if (count > 1) {
        refuse("duplicate_program", "program.program");
    }
    checkProgram(program);
    for (const key of ["currency", "currency_exponent"]) {
        if (program[key] !== basket[key]) {
            refuse("other_currency", `program.${key}`);
        }
    }
}

/** Return the error of the versions that are in force for one id, null when there is none. */
function errorOf(versions, basket) {
    try {
        checkFor(versions[0], basket, versions.length);
        return null;
    } catch (error) {
        if (!(error instanceof EngineError)) {
            throw error;
        }
        return error;
    }
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

/** Return `{good, bad}` of what each program id has in force. */
function readAll(programs, basket) {
    const good = [];
    const bad = [];
    const now = wallText(basket.wall);
    for (const [key, claimants] of byId(programs)) {
        const versions = key ? current(claimants, now) : [];
        const error = versions.length ? errorOf(versions, basket) : null;
        if (!key) {
            bad.push([0, new EngineError("no_program_id", "program.program")]);
        } else if (error) {
            bad.push([key, error]);
        } else if (versions.length) {
            good.push(versions[0]);
        }
    }
    return { good, bad };
}

/** Tell whether two descriptions of a combination group say the same. */
function isSameLane(left, right) {
    return Object.keys(left).every((key) => left[key] === right[key]);
}

/**
 * Return `{good, bad}`: programs in force by rising id, and pairs `[id, EngineError]`.
 *
 * Programs without a usable id share the id 0 and one error, `no_program_id`. The programs of one
 * combination group agree about the group, or the later ones are `lane_differs`.
 */
export function readPrograms(programs, basket) {
    listing(() => {})(programs, "programs");
    const { good, bad } = readAll(programs, basket);
    const lanes = new Map();
    const differing = new Set();
    const byRank = (left, right) => left.sequence - right.sequence || left.program - right.program;
    for (const { program, lane } of [...good].sort(byRank)) {
        const known = lanes.get(lane.lane) ?? lane;
        lanes.set(lane.lane, known);
        if (!isSameLane(known, lane)) {
            differing.add(program);
            bad.push([program, new EngineError("lane_differs", "program.lane")]);
        }
    }
    return { good: good.filter(({ program }) => !differing.has(program)), bad };
}
