/**
 * The condition kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `check(spec, program, sale)`, which returns
 * a `Verdict`. How to add one: docs/adding-a-condition.md.
 */

import { Verdict } from "../verdict.js";
import * as level from "./level.js";

export const KINDS = {
    level,
};

/** Ask one condition; `negate` turns its answer round (`level` becomes `not_level`). */
export function check(spec, program, sale) {
    const verdict = KINDS[spec.kind].check(spec, program, sale);
    if (!spec.negate) {
        return verdict;
    }
    return new Verdict(!verdict.ok, `not_${spec.kind}`, verdict.params);
}
