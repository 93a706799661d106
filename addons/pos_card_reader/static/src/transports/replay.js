// Types keys again that were held back and turned out to be a person's.
// Scripts can't make trusted key events, so the text is inserted in the focused field,
// and listeners get keydown and keyup events like the real ones.

const replayed = new WeakSet();

/** Whether `ev` was made here, so that it is not held back again. */
export function isReplayed(ev) {
    return replayed.has(ev);
}

/** Repeat the keydown events `events`, in their order. */
export function replay(events) {
    for (const ev of events) {
        const target = ev.target.isConnected ? ev.target : document.activeElement;
        const isAccepted = dispatch("keydown", ev, target);
        if (isAccepted && ev.key.length === 1 && isEditable(target)) {
            insertText(target, ev.key);
        }
        dispatch("keyup", ev, target);
    }
}

function dispatch(type, { key, code, shiftKey, location }, target) {
    const options = { bubbles: true, cancelable: true, composed: true };
    const ev = new KeyboardEvent(type, { key, code, shiftKey, location, ...options });
    replayed.add(ev);
    return target.dispatchEvent(ev);
}

function isEditable(element) {
    return element.matches("input, textarea") || element.isContentEditable;
}

/** Insert at the caret, as typing does: events, undo and all. */
function insertText(target, text) {
    target.focus();
    if (!document.execCommand("insertText", false, text)) {
        target.setRangeText?.(text, target.selectionStart, target.selectionEnd, "end");
        target.dispatchEvent(new InputEvent("input", { bubbles: true, data: text }));
    }
}
