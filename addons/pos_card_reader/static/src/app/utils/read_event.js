import { describeShape } from "@pos_card_reader/codec";

const PRESENTED = { barcode: "scan", qr: "scan", scan: "scan", chip: "tap", keyed: "keyed" };
const SECRET = ["payment_card", "encrypted_reader"];

/** What a subscriber is told about a decoded read or refusal that ended at `at`. */
export function toEvent(result, at) {
    const { kind, source } = result;
    const event = { kind, source, presented: PRESENTED[source] || "swipe", at };
    return kind === "card"
        ? { ...event, number: result.number, ruleId: result.rule }
        : { ...event, reason: result.reason };
}

/** The form of what was read, from its `frame` or as the agent tells it; "" for payment cards. */
export function shapeOf({ reason }, { frame = "", shape = "" }) {
    return SECRET.includes(reason) ? "" : shape || describeShape(frame);
}
