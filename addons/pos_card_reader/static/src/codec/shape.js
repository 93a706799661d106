// The form of what was read, for people who set up readers and rules (twin of shape.py).

const SHAPE_MAX = 120; // characters described
const NAMES = { "\t": "<TAB>", "\n": "<LF>", "\r": "<CR>", "\x1d": "<GS>" };

/** `frame` with every digit as `#`, every letter as `A`; never call it for a payment card. */
export function describeShape(frame) {
    return [...frame]
        .slice(0, SHAPE_MAX)
        .join("")
        .replace(/[0-9]/g, "#")
        .replace(/[A-Za-z]/g, "A")
        .replace(/[^ -~]/gu, (character) => NAMES[character] || "<?>");
}
