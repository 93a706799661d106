/**
 * True for what can be dialled: at most the 15 digits of E.164, at least the five of a small town,
 * and between them only what people write there.
 */
export function isPhone(text) {
    const digits = text.replace(/\D/g, "").length;
    return digits >= 5 && digits <= 15 && /^\+?[\d\s()./-]+$/.test(text);
}
