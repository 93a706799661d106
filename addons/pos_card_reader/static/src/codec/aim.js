// The identifier that scanners may send before a code (twin of aim.py).

const AIM = /^\]([A-Za-z][0-9A-Za-z])/;

/** [identifier, code]; the identifier is "" if there is none. */
export function splitAim(text) {
    const match = AIM.exec(text);
    return match ? [match[1], text.slice(match[0].length)] : ["", text];
}
