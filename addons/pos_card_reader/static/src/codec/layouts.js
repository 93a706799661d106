// Recognise swipes that came through a keyboard layout other than US (twin of
// layouts.py). Such text is only named, never turned back into a number.

// What the keys `;` and `?` of a US keyboard become.
const LAYOUTS = [
    ["rs", "ч", "_"],
    ["rs-latin", "č", "_"],
    ["ru", "ж", ","],
    ["bg", "м", "Б"],
    ["de", "ö", "_"],
    ["fr", "m", "§"],
    ["be", "m", "+"],
    ["cz", "ů", "_"],
    ["hu", "é", "_"],
    ["it", "ò", "_"],
    ["es", "ñ", "_"],
    ["pt", "ç", "_"],
    ["tr", "ş", ":"],
];
/* eslint-disable no-control-regex */
const ASCII = /^[\x00-\x7f]*$/;
const EDGES = /^[\x00-\x20]+|[\x00-\x20]+$/g;
/* eslint-enable no-control-regex */

/** The name of the layout that garbled a swipe, "" if none did. */
export function findLayout(text) {
    if (ASCII.test(text)) {
        return "";
    }
    const swipe = text.replace(EDGES, "");
    const layout = LAYOUTS.find(
        ([, start, end]) =>
            swipe.endsWith(end) && (swipe.startsWith(start) || swipe.includes(end + start))
    );
    return layout ? layout[0] : "";
}
