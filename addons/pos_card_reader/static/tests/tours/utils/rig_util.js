// A card agent outside the page: the test class mixes in AgentTourMixin (tests/rig_tours.py).

function requestAct(act, line = "") {
    // eslint-disable-next-line no-console -- the way out of the page
    console.log(`pos_card_reader:rig ${JSON.stringify({ act, line: btoa(line) })}`);
}

/** Tour step: do something with the rig; `line` is what the reader sends, with escapes. */
export function rig(act, line) {
    return {
        content: `Rig: ${act}`,
        trigger: "body",
        run: () => requestAct(act, line),
    };
}

/** Tour step: the status bar shows the health of the readers. */
export function healthIs(health) {
    return {
        content: `The card readers are ${health}`,
        trigger: `.card-reader-status[data-health=${health}]`,
    };
}
