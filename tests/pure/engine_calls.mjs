// The functions of the JavaScript engine by the words of the vectors, in Node.

import * as engine from "../../addons/loyalty_discount/static/src/engine/index.js";
import * as money from "../../addons/loyalty_discount/static/src/engine/money.js";
import * as sha256 from "../../addons/loyalty_discount/static/src/engine/sha256.js";
import * as vectors from "../../addons/loyalty_discount/static/tests/tours/engine_vectors.js";

export const CALLS = vectors.makeCalls(engine, money, sha256);
export const { expand } = vectors;

/** Return the outcome of a case. */
export const outcome = (case_) => vectors.outcome(CALLS, case_);
