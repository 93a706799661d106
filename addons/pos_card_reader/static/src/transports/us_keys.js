// What a keyboard-wedge reader types: the positions of a US keyboard, whatever layout
// the operating system shows. `KeyboardEvent.code` names the position.

const SHIFTED = {
    Backquote: "`~",
    Digit1: "1!",
    Digit2: "2@",
    Digit3: "3#",
    Digit4: "4$",
    Digit5: "5%",
    Digit6: "6^",
    Digit7: "7&",
    Digit8: "8*",
    Digit9: "9(",
    Digit0: "0)",
    Minus: "-_",
    Equal: "=+",
    BracketLeft: "[{",
    BracketRight: "]}",
    Backslash: "\\|",
    Semicolon: ";:",
    Quote: "'\"",
    Comma: ",<",
    Period: ".>",
    Slash: "/?",
    Space: "  ",
};
const END_CODES = ["Enter", "NumpadEnter", "Tab"];

/**
 * The character of a key on a US keyboard, "" for any other key.
 * Letters are upper case: tracks know no others, and CapsLock must not matter.
 */
export function charOf(code, shiftKey) {
    if (/^(?:Key[A-Z]|Numpad[0-9])$/.test(code)) {
        return code.at(-1);
    }
    return SHIFTED[code]?.[shiftKey ? 1 : 0] || "";
}

/** Whether a reader ends what it types with this key. */
export function isEndCode(code) {
    return END_CODES.includes(code);
}
