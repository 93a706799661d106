// A card agent outside the page: the test class mixes in AgentTourMixin (tests/rig_tours.py).

import { rpcBus } from "@web/core/network/rpc";

let serverWasTold; // a promise

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

/** Tour step: remember when the server is told how the readers are. */
export function listenForReport() {
    const isReport = ({ detail }) => detail.data.params.method === "report_card_readers";
    const listen = (resolve) =>
        rpcBus.addEventListener("RPC:RESPONSE", (event) => isReport(event) && resolve());
    return {
        content: "Listen for the report of the readers",
        trigger: "body",
        run: () => {
            serverWasTold = new Promise(listen);
        },
    };
}

/** Tour step: the server has been told; a report waits until the states have settled. */
export function reportHasArrived() {
    return {
        content: "The server knows the readers",
        trigger: "body",
        run: () => serverWasTold,
    };
}
