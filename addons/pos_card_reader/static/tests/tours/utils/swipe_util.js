// Key events from outside the page, as a reader or a person makes them: the test
// class mixes in CardReaderTourMixin (tests/common.py), which presses the keys.

/**
 * Ask for keys to be pressed. They arrive later: wait for what they bring about.
 *
 * @param {string} keys ASCII; "\r" is Enter
 * @param {{gap: number, layout: string}} [options] milliseconds between two keys; the
 *   layout of the operating system, "us" or "rs"
 */
export function requestKeys(keys, { gap = 2, layout = "us" } = {}) {
    // eslint-disable-next-line no-console -- the way out of the page
    console.log(`pos_card_reader:keys ${JSON.stringify({ keys: btoa(keys), gap, layout })}`);
}

/** Ask for a swipe: `track` with its sentinels. */
export function requestSwipe(track, options) {
    requestKeys(track, options);
}

/** Tour step: swipe a card. */
export function swipe(track, options) {
    return {
        content: "Swipe a card",
        trigger: "body",
        run: () => requestSwipe(track, options),
    };
}

/** Tour step: collect the events of the card reader from now on. */
export function collectReads() {
    return {
        content: "Listen to the card reader",
        trigger: "body",
        run: () => {
            const reader = window.posmodel.cardReader;
            window.cardReads?.stop();
            window.cardReads = [];
            window.cardReads.stop = reader.onCardRead((event) => window.cardReads.push(event));
        },
    };
}

/** Tour step: exactly one event came since the last one, holding the fields `expected`. */
export function expectRead(expected) {
    return {
        content: `Exactly one read: ${JSON.stringify(expected)}`,
        trigger: "body",
        run: async () => {
            await waitFor(() => window.cardReads.length, "no event of the card reader came");
            await delay(400); // a second event would have come by now
            const events = window.cardReads.splice(0);
            if (events.length !== 1) {
                throw new Error(`${events.length} events instead of one`);
            }
            for (const [field, value] of Object.entries(expected)) {
                if (events[0][field] !== value) {
                    throw new Error(`${field} is ${events[0][field]}, expected ${value}`);
                }
            }
        },
    };
}

/** Tour step: nothing was read for a while. */
export function expectNoRead() {
    return {
        content: "Nothing was read",
        trigger: "body",
        run: async () => {
            await delay(700);
            if (window.cardReads.length) {
                throw new Error(`${window.cardReads.length} events instead of none`);
            }
        },
    };
}

/** Wait until `condition` holds; fail with `message` after five seconds. */
export async function waitFor(condition, message) {
    const end = Date.now() + 5000;
    while (!condition()) {
        if (Date.now() > end) {
            throw new Error(message);
        }
        await delay(20);
    }
}

function delay(time) {
    return new Promise((resolve) => setTimeout(resolve, time));
}
