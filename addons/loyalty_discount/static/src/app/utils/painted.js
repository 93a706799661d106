/** A hidden window paints nothing: nobody waits longer than this for it. */
const HIDDEN_MS = 100;

/** Resolves when what the page shows now, or after a render asked for now, has been painted. */
export function painted() {
    return new Promise((resolve) => {
        setTimeout(resolve, HIDDEN_MS);
        requestAnimationFrame(() => setTimeout(resolve));
    });
}
