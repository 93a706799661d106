/** How the conditions of a program are joined; every one is asked, none is cut short. */

import { check } from "./conditions/index.js";
import { Verdict } from "./verdict.js";

const MET = "conditions_met";

/** Hold when every condition holds, for the smallest of their shares of the receipt. */
function all(verdicts) {
    const failed = verdicts.find((verdict) => !verdict.ok);
    if (failed) {
        return failed;
    }
    if (!verdicts.length) {
        return new Verdict(true, MET);
    }
    const share = Math.min(...verdicts.map((verdict) => verdict.share));
    return new Verdict(true, MET, {}, null, share);
}

/** Hold when one condition holds, for the largest share; else the first gives the reason. */
function any(verdicts) {
    const held = verdicts.filter((verdict) => verdict.ok);
    if (held.length) {
        const share = Math.max(...held.map((verdict) => verdict.share));
        return new Verdict(true, MET, {}, null, share);
    }
    if (!verdicts.length) {
        return new Verdict(false, "no_condition");
    }
    const near = verdicts.find((verdict) => verdict.nearMiss)?.nearMiss ?? null;
    return new Verdict(false, verdicts[0].code, verdicts[0].params, near, verdicts[0].share);
}

/** Hold when no condition holds; else the first that does gives the reason. */
function none(verdicts) {
    const held = verdicts.find((verdict) => verdict.ok);
    return held
        ? new Verdict(false, held.code, held.params, null, held.share)
        : new Verdict(true, MET);
}

export const JOINS = {
    all,
    any,
    none,
};

/** Return the joint verdict of the program's conditions on this sale. */
export function judge(program, sale) {
    return JOINS[program.join](program.conditions.map((spec) => check(spec, program, sale)));
}
