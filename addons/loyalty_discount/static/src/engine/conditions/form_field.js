/**
 * Condition `form_field`: the holder answered `field` of the form with one of `values`.
 *
 * Text, integers and yes or no are never the same: 1 is not yes. A field that was not answered has
 * no value.
 */

import { codeFor } from "../asked.js";
import { answer, listing, text } from "../shape.js";
import { Verdict } from "../verdict.js";

export const FIELDS = { field: text(".+"), values: listing(answer) };

/** Look the answer up; a field named like a method of objects is none. */
export function check(spec, _program, sale) {
    const fields = sale.basket.holder ? sale.basket.holder.fields : {};
    const isAnswered = Object.hasOwn(fields, spec.field);
    const holds = isAnswered && spec.values.includes(fields[spec.field]);
    return new Verdict(holds, codeFor("form_field", sale.basket));
}
