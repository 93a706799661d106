/** The one error of the engine: input that is refused, with what is wrong and where. */

/**
 * Refused input. `code` is a stable word (`refund_line`); `where` is a path into the input
 * (`basket.lines[0].quantity`). Texts for people are made at the edges, never here.
 */
export class EngineError extends Error {
    /** Keep `code` and `where`; the message is for developers' logs only. */
    constructor(code, where) {
        super(`${where}: ${code}`);
        this.name = "EngineError";
        this.code = code;
        this.where = where;
    }
}
