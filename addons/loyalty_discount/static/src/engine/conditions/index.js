/**
 * The condition kinds: one file each, one line each in `KINDS` (the order has no meaning).
 *
 * A kind has `FIELDS`, the shape of its own keys, and `check(spec, program, sale)`, which returns
 * a `Verdict`. How to add one: docs/adding-a-condition.md.
 */

import { PPM } from "../money.js";
import { Verdict } from "../verdict.js";
import * as level from "./level.js";

export const KINDS = {
    level,
};

/**
 * Ask one condition; `negate` turns its answer round (`level` becomes `not_level`).
 *
 * What holds for a part of the receipt holds, negated, for the rest of it.
 */
export function check(spec, program, sale) {
    const verdict = KINDS[spec.kind].check(spec, program, sale);
    if (!spec.negate) {
        return verdict;
    }
    const share = verdict.ok ? PPM - verdict.share : PPM;
    return new Verdict(share > 0, `not_${spec.kind}`, verdict.params, null, share || PPM);
}
