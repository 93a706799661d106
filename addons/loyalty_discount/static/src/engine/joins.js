/** How the conditions of a program are joined; every one is asked, none is cut short. */

import { check } from "./conditions/index.js";
import { Verdict } from "./verdict.js";

/** Hold when every condition holds; else the first that does not gives the reason. */
function all(verdicts) {
    return verdicts.find((verdict) => !verdict.ok) ?? new Verdict(true, "conditions_met");
}

export const JOINS = {
    all,
};

/** Return the joint verdict of the program's conditions on this sale. */
export function judge(program, sale) {
    return JOINS[program.join](program.conditions.map((spec) => check(spec, program, sale)));
}
