// What the till knows of its readers: those of the browser and those of the card agent, in
// one shape (READER in docs/agent-protocol.md), and how the agent is. Never what was read.

import { reactive } from "@odoo/owl";

const COUNTS = ["card", "refused", "scan", "repeated", "noise", "reconnects"];
const UNWELL = ["absent", "error"];

export class ReaderBoard {
    constructor() {
        this.own = []; // readers of this browser
        this.agent = { state: "off", message: "", readers: [] };
        return reactive(this);
    }

    /** All readers as they are for this till: those of an agent it can't reach are no use. */
    get readers() {
        const { state, readers } = this.agent;
        const lost = { state: "error", reason: "agent" };
        const reached = readers.map((one) => (state === "connected" ? one : { ...one, ...lost }));
        return [...this.own, ...reached];
    }

    /** Show a reader of this browser; what is told of one that is known replaces it. */
    tell(name, told) {
        const known = this.own.find((reader) => reader.name === name);
        if (known) {
            Object.assign(known, told);
        } else {
            this.own.push({ ...emptyReader(name), ...told });
        }
    }

    /** Count what a reader of this browser did, as `kind`; `at`: when it read, null if it did not. */
    count(name, kind, at = null) {
        const reader = this.own.find((one) => one.name === name);
        if (reader) {
            reader.counts[kind]++;
            reader.lastReadAt = at ?? reader.lastReadAt;
        }
    }

    setAgentReaders(readers) {
        const now = Date.now();
        this.agent.readers = readers.map(({ last_read_s: age, ...reader }) => ({
            ...reader,
            lastReadAt: age === null ? null : now - age * 1000,
        }));
    }

    setAgentState(state, message) {
        Object.assign(this.agent, { state, message });
    }

    /** off (keyboard only), ready, busy (being connected) or unwell. */
    get health() {
        const states = this.readers.map((reader) => reader.state);
        const isAgentOn = !["off", "connected"].includes(this.agent.state);
        if (states.some((state) => UNWELL.includes(state))) {
            return "unwell";
        }
        if (isAgentOn) {
            return this.agent.state === "connecting" ? "busy" : "unwell";
        }
        return states.includes("opening") ? "busy" : states.length > 1 ? "ready" : "off";
    }

    /** The readers as the server is told of them. */
    asReport(now = Date.now()) {
        return this.readers.map(({ lastReadAt, counts, ...reader }) => ({
            ...Object.fromEntries(
                ["name", "transport", "profile", "state", "reason"].map((key) => [key, reader[key]])
            ),
            counts: { ...counts },
            last_read_s: lastReadAt === null ? null : Math.round((now - lastReadAt) / 1000),
        }));
    }
}

function emptyReader(name) {
    const counts = Object.fromEntries(COUNTS.map((kind) => [kind, 0]));
    return {
        name,
        transport: "",
        profile: "",
        state: "opening",
        reason: "",
        till: "",
        is_shared: false,
        lastReadAt: null,
        counts,
    };
}
