/** What a condition or an effect says: yes or no, always with a reason. */

import { PPM } from "./money.js";

/** The answer of one condition, effect or program; it cannot be built without a code. */
export class Verdict {
    /**
     * `code` is a stable word, `params` are integers and ids for the text made at the edges,
     * `nearMiss` says how little was missing, or is null. `share` is the part of the receipt
     * (ppm) for which the answer is yes: a condition on the way of paying may hold for a part.
     */
    constructor(ok, code, params = {}, nearMiss = null, share = PPM) {
        if (!code) {
            throw new TypeError("a verdict needs a code");
        }
        this.ok = ok;
        this.code = code;
        this.params = params;
        this.nearMiss = nearMiss;
        this.share = share;
        Object.freeze(this);
    }
}
