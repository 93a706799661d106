/**
 * The discount engine: programs + basket -> decision. Pure: no Odoo, clock, locale, randomness or
 * money in floats. Its twin is the Python package `engine/`; the shared vectors in
 * `static/tests/vectors` are the specification of both. Start reading at `evaluate.js`.
 */

export { canonical, digest } from "./canonical.js";
export { ENGINE_VERSION } from "./decision.js";
export { combinedPercent, grantedMinor, netMinor, toScaled } from "./edge.js";
export { EngineError } from "./errors.js";
export { evaluate } from "./evaluate.js";
export { levelFor, nearMiss } from "./levels.js";
export { prepare } from "./prepare.js";
export { snapshotHash } from "./snapshot.js";
