import { findProfile, findUsbProfile } from "@pos_card_reader/codec";

const STORED = "card_reader_profiles"; // in this browser: name of the port -> profile by hand

function hex(number) {
    return number.toString(16).padStart(4, "0");
}

/** What a serial port is called, by its USB ids. */
export function serialName(port) {
    const { usbVendorId: vendor, usbProductId: product } = port.getInfo();
    return vendor ? `serial ${hex(vendor)}:${hex(product)}` : "serial";
}

/** What a HID device is called. */
export function hidName({ vendorId, productId }) {
    return `hid ${hex(vendorId)}:${hex(productId)}`;
}

function stored() {
    return JSON.parse(localStorage.getItem(STORED) || "{}");
}

/** The profile that a person chose for a port, else that of its maker; undefined for neither. */
export function profileOf(port) {
    const { usbVendorId: vendor } = port.getInfo();
    return (
        findProfile(stored()[serialName(port)]) ||
        (vendor ? findUsbProfile(hex(vendor)) : undefined)
    );
}

/** Remember the profile that a person chose for a port. */
export function storeProfile(port, profile) {
    localStorage.setItem(STORED, JSON.stringify({ ...stored(), [serialName(port)]: profile }));
}
