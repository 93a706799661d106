// Readers that the browser itself opens: which ones, by which profile, and what becomes of
// their frames. The permission of a person, given once, is kept by the browser; a policy can
// give it silently (docs/hardware.md).

import { PROFILES, findProfile } from "@pos_card_reader/codec";
import { SerialReader } from "@pos_card_reader/transports/web_serial";
import { HidReader } from "@pos_card_reader/transports/web_hid";
import { frameSink } from "@pos_card_reader/app/services/frame_sink";
import {
    hidName,
    profileOf,
    serialName,
    storeProfile,
} from "@pos_card_reader/app/utils/browser_ports";

const HID_PROFILE = "magtek";

export class BrowserReaders {
    constructor(reader, { serial = navigator.serial, hid = navigator.hid } = {}) {
        Object.assign(this, { reader, serial, hid, open: new Map() });
    }

    /** Open what may be opened without asking, now and whenever it is plugged in. */
    async start() {
        const gone = (source) => this.open.get(this.nameOf(source))?.unplugged();
        this.serial?.addEventListener("connect", ({ target }) => this.plugged(target));
        this.serial?.addEventListener("disconnect", ({ target }) => gone(target));
        this.hid?.addEventListener("connect", ({ device }) => this.hidPlugged(device));
        this.hid?.addEventListener("disconnect", ({ device }) => gone(device));
        for (const port of (await this.serial?.getPorts()) || []) {
            this.plugged(port);
        }
        for (const device of (await this.hid?.getDevices()) || []) {
            this.hidPlugged(device);
        }
    }

    /** Let the cashier choose a serial reader; `profile` is the manual override. */
    async requestSerial(profile) {
        const port = await this.serial.requestPort();
        storeProfile(port, profile || profileOf(port)?.id || "msr");
        const name = this.nameOf(port);
        await this.open.get(name)?.close();
        this.open.delete(name);
        this.plugged(port);
    }

    async requestHid() {
        const filters = [{ vendorId: 0x0801 }];
        (await this.hid.requestDevice({ filters })).forEach((device) => this.hidPlugged(device));
    }

    /** A port may be any: it is a card reader if its maker is known or a person said so. */
    plugged(port) {
        const profile = profileOf(port);
        if (!profile) {
            return;
        }
        const name = this.nameFor(serialName(port), port);
        if (this.open.has(name)) {
            return this.open.get(name).replugged(port);
        }
        this.run(
            name,
            "web serial",
            profile,
            (handlers) => new SerialReader(port, profile, handlers)
        );
    }

    hidPlugged(device) {
        const name = this.nameFor(hidName(device), device);
        if (this.open.has(name)) {
            return this.open.get(name).replugged(device);
        }
        const profile = findProfile(HID_PROFILE);
        this.run(name, "web hid", profile, (handlers) => new HidReader(device, handlers));
    }

    nameOf(source) {
        return [...this.open.keys()].find((name) => this.open.get(name).source === source);
    }

    /**
     * Two readers of one kind are told apart, also while they are being opened or another
     * program has one; one that was unplugged and is plugged in again keeps its name.
     */
    nameFor(kind, source) {
        const isTaken = (name) => this.open.has(name) && !this.open.get(name).isAbsent;
        let free = kind;
        for (let count = 2; isTaken(free); count++) {
            free = `${kind} ${count}`;
        }
        return this.nameOf(source) || free;
    }

    run(name, transport, profile, make) {
        const { board } = this.reader;
        board.tell(name, { transport, profile: profile.id, state: "opening", reason: "" });
        let wasReady = false;
        const one = make({
            onFrame: frameSink(this.reader, name, profile),
            onState: (state, reason) => {
                if (state === "ready" && wasReady) {
                    board.count(name, "reconnects");
                }
                wasReady ||= state === "ready";
                one.isAbsent = state === "absent";
                board.tell(name, { state, reason });
            },
        });
        this.open.set(name, one);
        one.start();
    }

    get profiles() {
        return PROFILES.map((profile) => profile.id);
    }
}
