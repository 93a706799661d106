// Serial readers at the till itself, through the browser (Web Serial). Nothing is written, but
// the answers a profile asks for. A port that is lost is opened again, for ever.

import { Backoff } from "./backoff.js";
import { ByteReader } from "./byte_reader.js";

const PARITY = { N: "none", E: "even", O: "odd" };

export class SerialReader {
    /**
     * @param {SerialPort} port with permission
     * @param {Object} profile of the codec
     * @param {Object} handlers
     * @param {(frame: Object) => void} handlers.onFrame
     * @param {(state: string, reason: string) => void} handlers.onState
     */
    constructor(port, profile, { onFrame, onState }) {
        Object.assign(this, { source: port, profile, onFrame, onState, backoff: new Backoff() });
        this.isClosed = false;
        this.isPlugged = port.connected !== false;
        this.wake = () => {};
    }

    /** Read until `close`. */
    start() {
        this.ended = this.run();
    }

    async run() {
        while (!this.isClosed) {
            try {
                await this.source.open(lineOf(this.profile));
                this.backoff.reset();
                this.onState("ready", "");
                await this.read();
                this.unplugged();
            } catch (error) {
                this.onState(...this.troubleOf(error));
            }
            await this.source.close().catch(() => {}); // unplugged: nothing is left to close
            if (!this.isClosed) {
                await this.pause();
            }
        }
    }

    /** Take bytes until the port ends or fails. */
    async read() {
        const bytes = new ByteReader(this.profile, (frame) => this.take(frame));
        this.reader = this.source.readable.getReader();
        try {
            for (;;) {
                const { value, done } = await this.reader.read();
                if (done) {
                    return;
                }
                bytes.feed(value);
            }
        } catch (error) {
            this.isPlugged &&= error.name !== "NetworkError"; // the device is lost
            throw error;
        } finally {
            bytes.close();
            this.reader.releaseLock();
        }
    }

    async take(frame) {
        if (frame.kind !== "reply") {
            return this.onFrame(frame);
        }
        const writer = this.source.writable.getWriter();
        await writer.write(Uint8Array.from(frame.bytes)).catch(() => {}); // reading says it too
        writer.releaseLock();
    }

    /** State and reason of an error; a port that is there and can't be opened is another's. */
    troubleOf({ name }) {
        if (!["InvalidStateError", "NetworkError"].includes(name)) {
            return ["error", name === "SecurityError" ? "permission" : name];
        }
        return this.isPlugged ? ["error", "busy"] : ["absent", ""];
    }

    /** Wait before the next try, or until the reader is plugged in. */
    async pause() {
        await new Promise((resolve) => {
            this.wake = resolve;
            setTimeout(resolve, this.backoff.next());
        });
    }

    unplugged() {
        this.isPlugged = false;
        this.onState("absent", "");
    }

    /** It was plugged in: open it at once. */
    replugged(port) {
        this.source = port;
        this.isPlugged = true;
        this.wake();
    }

    /** Give the port back; it is free when this returns. */
    async close() {
        this.isClosed = true;
        await this.reader?.cancel().catch(() => {});
        this.wake();
        await this.ended;
    }
}

function lineOf({ baud, bits, parity }) {
    return { baudRate: baud, dataBits: bits, parity: PARITY[parity] };
}
