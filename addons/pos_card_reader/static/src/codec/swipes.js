// Where one swipe ends and the next begins (twin of swipes.py).
// Readers may send a checksum behind `?`, and it may look like a start sentinel: one that
// another sentinel or the end of the line follows belongs to the track before it.

export const SENTINELS = ["%", ";", "+"];

export const CHECKSUM = /^[%;+](?![^%;+\x00-\x1f])/; // eslint-disable-line no-control-regex
// One track with what follows it.
const PART = /[^%;+]+|[%;+]+[^?]*(?:\?(?:[%;+](?![^%;+\x00-\x1f]))?)?[^%;+]*/g; // eslint-disable-line no-control-regex

function partsOf(text) {
    return text.match(PART) || [];
}

/** The start sentinels of the tracks in `text`, in their order. */
export function findStarts(text) {
    return partsOf(text)
        .map((part) => part[0])
        .filter((first) => SENTINELS.includes(first))
        .join("");
}

/** One text per swipe: a new one begins where a track comes again. */
export function splitSwipes(text) {
    const swipes = [""];
    let seen = new Set();
    for (const part of partsOf(text)) {
        if (seen.has(part[0])) {
            swipes.push("");
            seen = new Set();
        }
        if (SENTINELS.includes(part[0])) {
            seen.add(part[0]);
        }
        swipes[swipes.length - 1] += part;
    }
    return swipes;
}

/** Whether `text` brings tracks, and none of those that began with `before`. */
export function goesOn(before, text) {
    const starts = before + findStarts(text);
    return /^[%;+]/.test(text) && new Set(starts).size === starts.length;
}
