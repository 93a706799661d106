// The form of a card number that may be shown and printed (twin of mask.py).

const HIDDEN = "•";

/** `number` with its middle hidden: at least four characters never show. */
export function maskNumber(number) {
    const head = number.length >= 12 ? 4 : 0;
    const tail = number.length >= 8 ? 4 : number.length >= 6 ? 2 : 0;
    const hidden = HIDDEN.repeat(number.length - head - tail);
    return number.slice(0, head) + hidden + number.slice(number.length - tail);
}
