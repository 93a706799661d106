// What Web Serial and WebHID give a page, made in the page: an emulation, for a browser that
// sees no device. The streams, events and errors are the browser's own.

/** A serial port with USB ids, which a test plugs in, feeds and unplugs. */
export class EmulatedPort extends EventTarget {
    constructor(usbVendorId, usbProductId) {
        super();
        this.ids = { usbVendorId, usbProductId };
        this.isPlugged = true;
        this.written = [];
    }

    getInfo() {
        return this.ids;
    }

    async open(line) {
        if (!this.isPlugged || this.isBusy || this.readable) {
            throw new DOMException("can't be opened", "NetworkError");
        }
        this.line = line;
        this.readable = new ReadableStream({ start: (control) => (this.control = control) });
        this.writable = new WritableStream({ write: (bytes) => this.written.push([...bytes]) });
    }

    async close() {
        this.readable = null;
    }

    send(text) {
        this.control.enqueue(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    }

    unplug() {
        this.isPlugged = false;
        this.control.error(new DOMException("the device has been lost", "NetworkError"));
    }
}

/** navigator.serial with ports that had a permission before the page was opened. */
export class EmulatedSerial extends EventTarget {
    constructor(ports) {
        super();
        this.ports = ports;
    }

    async getPorts() {
        return this.ports.filter((port) => port.isPlugged);
    }

    async requestPort() {
        if (this.refusal) {
            throw this.refusal;
        }
        return this.ports.at(-1);
    }

    refuse(name, message) {
        this.refusal = new DOMException(message, name);
    }

    plug(port) {
        port.isPlugged = true;
        const event = new Event("connect");
        Object.defineProperty(event, "target", { value: port });
        this.dispatchEvent(event);
    }
}

/** A HID device, and navigator.hid that has it. */
export class EmulatedDevice extends EventTarget {
    constructor(vendorId, productId) {
        super();
        Object.assign(this, { vendorId, productId, opened: false });
    }

    async open() {
        this.opened = true;
    }

    report(bytes) {
        const event = new Event("inputreport");
        event.data = new DataView(Uint8Array.from(bytes).buffer);
        this.dispatchEvent(event);
    }
}

export class EmulatedHid extends EventTarget {
    constructor(devices) {
        super();
        this.devices = devices;
    }

    async getDevices() {
        return this.devices;
    }

    tell(type, device) {
        device.opened = false;
        const event = new Event(type);
        event.device = device;
        this.dispatchEvent(event);
    }
}

/** The report of a MagTek reader with `track` on its second track. */
export function magtekReport(track) {
    const bytes = new Array(337).fill(0);
    bytes[4] = track.length;
    [...track].forEach((character, place) => (bytes[117 + place] = character.charCodeAt(0)));
    return bytes;
}
