// From the bytes of a frame to text (twin of frame_text.py).

/** `bytes` as text: UTF-8, else 7 bits with even parity, else Latin-1. */
export function toText(bytes) {
    try {
        const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        return decoder.decode(Uint8Array.from(bytes));
    } catch {
        const mask = isEvenParity(bytes) ? 0x7f : 0xff;
        return Array.from(bytes, (byte) => String.fromCharCode(byte & mask)).join("");
    }
}

/** Whether every byte has an even number of bits set. */
export function isEvenParity(bytes) {
    return Array.from(bytes).every((byte) => {
        const folded = byte ^ (byte >> 4);
        return ((0x6996 >> (folded & 0x0f)) & 1) === 0;
    });
}

/** `text` without the header and trailer of its reader. */
export function strip(text, { header, trailer }) {
    const body = text.startsWith(header) ? text.slice(header.length) : text;
    return trailer && body.endsWith(trailer) ? body.slice(0, -trailer.length) : body;
}
