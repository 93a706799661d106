/** Which versions of which programs are in force at a wall time; the rest is named or left out. */

import { EngineError } from "./errors.js";
import { errorOf } from "./prepare.js";
import { refuse } from "./shape.js";

/** Return a wall time as text, to the minute; texts sort as times do. */
export function wallText({ date, minute }) {
    const two = (number) => String(number).padStart(2, "0");
    return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Return the versions of one program with the latest start that has come. */
function current(versions, now) {
    const started = versions.filter(({ start }) => start <= now);
    const latest = started
        .map(({ start }) => start)
        .sort()
        .at(-1);
    return started.filter(({ start }) => start === latest);
}

/** Refuse a program that is there twice, can't be read or is of another currency. */
function checkFor({ program, error }, basket, count) {
    if (count > 1) {
        refuse("duplicate_program", "program.program");
    }
    if (error) {
        throw error;
    }
    for (const key of ["currency", "currency_exponent"]) {
        if (program[key] !== basket[key]) {
            refuse("other_currency", `program.${key}`);
        }
    }
}

/** Return `{good, bad}` of what each program id has in force. */
function readAll(rows, basket) {
    const good = [];
    const bad = [];
    const now = wallText(basket.wall);
    for (const [key, all] of rows) {
        const versions = key ? current(all, now) : [];
        const check = () => checkFor(versions[0], basket, versions.length);
        const error = versions.length ? errorOf(check) : null;
        if (!key) {
            bad.push([0, new EngineError("no_program_id", "program.program")]);
        } else if (error) {
            bad.push([key, error]);
        } else if (versions.length) {
            good.push(versions[0].program);
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
export function readPrograms(prepared, basket) {
    const { good, bad } = readAll(prepared.rows, basket);
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
