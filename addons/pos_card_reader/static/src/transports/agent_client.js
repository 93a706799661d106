// A till's side of the card agent (docs/agent-protocol.md): one poll after the other, for
// ever, each with an acknowledgement of what was handled. No payload is logged or kept.

import { AgentTrouble, askAgent } from "./agent_request.js";
import { Backoff } from "./backoff.js";

const PROTOCOL = 1;
const CONNECT_MS = 5000; // an agent that is silent for so long is asked again
const SLACK_MS = 5000; // ... and a poll, so long after it should have been answered
const FAULT_MS = 5000; // between tries that only a person can make succeed
const FAULTS = ["bad_request", "bad_token", "bad_origin", "not_found"];

export class AgentClient {
    /**
     * @param {{url: string, token: string}} address
     * @param {Object} till
     * @param {() => Object[]} till.rules number rules as the codec takes them
     * @param {(event: Object, at: number) => void} till.onEvent `at`: the moment of the last
     *   byte, milliseconds since the epoch
     * @param {(readers: Object[]) => void} till.onReaders
     * @param {(state: string, message: string) => void} till.onState connecting, connected,
     *   silent, error or taken_over
     */
    constructor(address, till, { ask = askAgent, backoff = new Backoff() } = {}) {
        Object.assign(this, { address, till, ask, backoff });
        this.run = this.session = this.name = "";
        this.afterSeq = this.state = 0;
        this.dropped = 0;
        this.isStopped = false;
        this.wake = () => {};
    }

    /** Ask until `stop`; the promise is for those who want to wait for the end. */
    async start() {
        this.till.onState("connecting", "");
        while (!this.isStopped) {
            try {
                await (this.session ? this.poll() : this.connect());
            } catch (error) {
                await this.recover(error);
            }
        }
    }

    stop() {
        this.isStopped = true;
        this.abort?.abort();
        this.wake();
    }

    /** Take the readers back from another page of this till, or try again at once. */
    resume() {
        this.session = "";
        this.backoff.reset();
        this.wake();
    }

    /** Give a shared reader to this till. */
    async claim(reader) {
        const told = await this.send("claim", { session: this.session, reader }, CONNECT_MS);
        this.till.onReaders(told.readers);
    }

    async connect() {
        const { run, afterSeq: after_seq } = this;
        const asked = { protocol: PROTOCOL, run, after_seq, rules: this.till.rules() };
        const told = await this.send("connect", asked, CONNECT_MS);
        this.run = told.run;
        this.name = told.till;
        this.session = told.session;
        this.afterSeq = told.after_seq;
        this.state = told.state;
        this.holdMs = told.hold_s * 1000;
        this.till.onState("connected", "");
        this.till.onReaders(told.readers);
    }

    async poll() {
        const { session, afterSeq: after_seq, state } = this;
        const told = await this.send(
            "poll",
            { session, after_seq, state },
            this.holdMs + SLACK_MS,
            (this.abort = new AbortController())
        );
        const now = Date.now();
        this.backoff.reset();
        this.till.onState("connected", "");
        this.state = told.state;
        this.dropped = told.dropped;
        for (const event of told.events) {
            if (event.seq > this.afterSeq) {
                this.afterSeq = event.seq;
                this.till.onEvent(event, now - event.age_ms);
            }
        }
        this.till.onReaders(told.readers);
    }

    send(name, body, limit, abort = new AbortController()) {
        return this.ask(this.address, name, body, { limit, abort });
    }

    /** Wait as long as the trouble asks for; only `taken_over` waits for a person. */
    async recover(error) {
        const code = error instanceof AgentTrouble ? error.code : "till";
        if (this.isStopped) {
            return;
        }
        if (code === "unknown_session" || code === "taken_over") {
            this.session = "";
        }
        if (code === "taken_over") {
            this.till.onState("taken_over", error.message);
            return this.pause(Infinity);
        }
        const isFault = FAULTS.includes(code);
        if (code !== "unknown_session") {
            this.till.onState(isFault || code === "till" ? "error" : "silent", error.message);
        }
        await this.pause(isFault ? FAULT_MS : this.backoff.next());
    }

    /** Wait for so many milliseconds, or until `wake`. */
    async pause(time) {
        await new Promise((resolve) => {
            this.wake = resolve;
            if (time < Infinity) {
                setTimeout(resolve, time);
            }
        });
        this.wake = () => {};
    }
}
