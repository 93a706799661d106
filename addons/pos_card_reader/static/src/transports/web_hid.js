// Magnetic readers that are HID devices of their own kind, through the browser (WebHID). A
// device that can't be opened is tried again, for ever; one that is lost is opened again when it
// is plugged in.

import { parseHidReport } from "../codec/index.js";
import { Backoff } from "./backoff.js";

export class HidReader {
    /**
     * @param {HIDDevice} device with permission
     * @param {Object} handlers
     * @param {(frame: Object) => void} handlers.onFrame as a byte reader delivers them
     * @param {(state: string, reason: string) => void} handlers.onState
     */
    constructor(device, { onFrame, onState }, { backoff = new Backoff() } = {}) {
        Object.assign(this, { source: device, onFrame, onState, backoff });
        this.onReport = this.onReport.bind(this);
        this.wake = () => {};
    }

    /** Open the device, however long another program has it. */
    start() {
        this.isPlugged = true;
        this.source.addEventListener("inputreport", this.onReport);
        this.opening ||= this.open().finally(() => (this.opening = null));
        return this.opening;
    }

    async open() {
        while (this.isPlugged && !(await this.tryOpen())) {
            await new Promise((resolve) => {
                this.wake = resolve;
                setTimeout(resolve, this.backoff.next());
            });
        }
    }

    async tryOpen() {
        try {
            if (!this.source.opened) {
                await this.source.open();
            }
        } catch (error) {
            if (this.isPlugged) {
                this.onState("error", error.name === "NotAllowedError" ? "busy" : error.name);
            }
            return false;
        }
        this.backoff.reset();
        this.onState("ready", "");
        return true;
    }

    onReport({ data }) {
        const at = Math.round(performance.timeOrigin + performance.now());
        const text = parseHidReport(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
        this.onFrame(
            text ? { kind: "frame", text, presented: "swipe", at } : { kind: "noise", at }
        );
    }

    unplugged() {
        this.isPlugged = false;
        this.source.removeEventListener("inputreport", this.onReport);
        this.wake();
        this.onState("absent", "");
    }

    /** It was plugged in again: the browser may have made another object of it. */
    async replugged(device) {
        this.source.removeEventListener("inputreport", this.onReport);
        this.source = device;
        this.wake();
        await this.opening;
        await this.start();
    }
}
