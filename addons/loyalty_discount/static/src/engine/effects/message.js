/** Effect `message`: words for the buyer, shown at the till. */

import { given } from "../given.js";
import { integer } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { message: integer(1) };

/** Show the message. */
export function apply(spec) {
    const { message } = spec;
    return given(new Verdict(true, "message", { message }), { messages: [message] });
}
