// The serial number of a chip as simple RFID readers type it (twin of uid.py).

const DECIMAL_MAX = 2 ** 32; // with decimal digits readers type four bytes

const HEX = /^(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{10}|[0-9A-Fa-f]{14}|[0-9A-Fa-f]{20})$/;
const DECIMAL = /^[0-9]{10}$/;

/** The serial number that `text` stands for in `uidFormat`, "" if it is none. */
export function normaliseUid(text, uidFormat) {
    const [digits, order] = uidFormat.split("_");
    let uid = text;
    if (digits === "dec") {
        const isNumber = DECIMAL.test(text) && Number(text) < DECIMAL_MAX;
        uid = isNumber ? Number(text).toString(16).padStart(8, "0") : "";
    }
    if (!HEX.test(uid)) {
        return "";
    }
    const bytes = uid.toUpperCase().match(/../g);
    return (order === "be" ? bytes : bytes.reverse()).join("");
}
