// Serial readers by name (twin of profiles.py, which explains the fields).

const DEFAULTS = {
    framing: "line",
    presents: "auto",
    baud: 9600,
    bits: 8,
    parity: "N",
    idle_ms: 150, // silence that ends a frame without a suffix
    join_ms: 100, // a swipe may go on after a line end with a track not seen yet
    lrc: "ignore",
    header: "",
    trailer: "",
    usb: [],
};

export const PROFILES = [
    { id: "msr", presents: "swipe" },
    { id: "msr_7e1", presents: "swipe", bits: 7, parity: "E" },
    { id: "msr_lrc", presents: "swipe", lrc: "check" },
    { id: "magtek", presents: "swipe", usb: ["0801"] },
    { id: "posua", presents: "swipe" },
    { id: "scanner" },
    { id: "cipherlab" },
    { id: "datalogic", usb: ["05f9"] },
    { id: "honeywell", baud: 115200, usb: ["0c2e"] },
    { id: "zebra", usb: ["05e0"] },
    { id: "zebra_ssi", framing: "ssi" },
].map((profile) => Object.freeze({ ...DEFAULTS, ...profile }));

/** The profile with the id `name`, or undefined. */
export function findProfile(name) {
    return PROFILES.find((profile) => profile.id === name);
}

/** The profile for a USB vendor id of four hexadecimal digits, or undefined. */
export function findUsbProfile(vendor) {
    return PROFILES.find((profile) => profile.usb.includes(vendor.toLowerCase()));
}
