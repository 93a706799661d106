// Magnetic readers that are HID devices of their own kind, through the browser (WebHID). A
// device that is lost is opened again when it is plugged in.

import { parseHidReport } from "../codec/index.js";

export class HidReader {
    /**
     * @param {HIDDevice} device with permission
     * @param {Object} handlers
     * @param {(frame: Object) => void} handlers.onFrame as a byte reader delivers them
     * @param {(state: string, reason: string) => void} handlers.onState
     */
    constructor(device, { onFrame, onState }) {
        Object.assign(this, { source: device, onFrame, onState });
        this.onReport = this.onReport.bind(this);
    }

    async start() {
        this.source.addEventListener("inputreport", this.onReport);
        try {
            if (!this.source.opened) {
                await this.source.open();
            }
            this.onState("ready", "");
        } catch (error) {
            this.onState("error", error.name === "NotAllowedError" ? "busy" : error.name);
        }
    }

    onReport({ data }) {
        const at = Math.round(performance.timeOrigin + performance.now());
        const text = parseHidReport(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
        this.onFrame(
            text ? { kind: "frame", text, presented: "swipe", at } : { kind: "noise", at }
        );
    }

    unplugged() {
        this.source.removeEventListener("inputreport", this.onReport);
        this.onState("absent", "");
    }

    /** It was plugged in again: the browser may have made another object of it. */
    async replugged(device) {
        this.source.removeEventListener("inputreport", this.onReport);
        this.source = device;
        await this.start();
    }
}
