const PRESENTED = { barcode: "scan", qr: "scan", keyed: "keyed", scan: "scan" };

/** What a subscriber is told about a decoded read or refusal that ended at `at`. */
export function toEvent(result, at) {
    const { kind, source } = result;
    const event = { kind, source, presented: PRESENTED[source] || "swipe", at };
    return kind === "card"
        ? { ...event, number: result.number, ruleId: result.rule }
        : { ...event, reason: result.reason };
}
