// Tells the server how the readers of this till are, for the back office: when a state
// changes, and once a minute what was counted. Never what was read.

import { effect } from "@web/core/utils/reactive";
import { debounce } from "@web/core/utils/timing";

const SETTLE_MS = 2000; // a reader that is plugged in changes its state several times
const MINUTE = 60_000;

/** Report `board` for the till `configId` from now on, whenever the server can be reached. */
export function startReport(board, orm, configId) {
    let last = "";
    const send = async () => {
        const readers = board.asReport();
        // The age of the last read changes by itself: the counts say whether there was one.
        const told = JSON.stringify(readers.map((reader) => ({ ...reader, last_read_s: 0 })));
        if (told === last) {
            return;
        }
        try {
            await orm.silent.call("pos.config", "report_card_readers", [[configId], readers]);
            last = told;
        } catch {
            // Offline, or the server is busy: the next minute tells it.
        }
    };
    const soon = debounce(send, SETTLE_MS);
    let states = "";
    effect(
        ({ readers, agent }) => {
            const found = [agent, ...readers].map(({ state, reason }) => `${state} ${reason}`);
            if (states !== found.join()) {
                states = found.join();
                soon();
            }
        },
        [board]
    );
    setInterval(send, MINUTE);
}
