/**
 * Condition `payment_method`: the receipt is paid in one of the `methods`.
 *
 * `part` whole asks that all of it is, part is content with a part and holds for that part only.
 * While nothing is paid yet it does not hold.
 */

import { PPM } from "../money.js";
import { integer, listing, oneOf } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = {
    methods: listing(integer(0)),
    part: oneOf(["whole", "part"], "unknown_part"),
};

/** Add up the shares of the listed methods; the verdict of a part carries its share. */
export function check(spec, _program, sale) {
    const { payments } = sale.basket;
    const listed = payments.filter((payment) => spec.methods.includes(payment.method));
    const sum = listed.reduce((total, payment) => total + payment.share, 0);
    const share = Math.min(sum, PPM);
    if (spec.part === "whole") {
        const holds = listed.length > 0 && listed.length === payments.length;
        return new Verdict(holds, "payment_method", { share });
    }
    return new Verdict(share > 0, "payment_method", { share }, null, share || PPM);
}
