// The card agent of this till: what it reads goes to the card reader, how it is to the board.

import { AgentClient } from "@pos_card_reader/transports/agent_client";
import { findObstacle, isLoopback } from "@pos_card_reader/transports/agent_obstacle";
import { obstacleText } from "@pos_card_reader/app/utils/read_text";

/** Ask the agent of `pos` for ever; null when the till has none. */
export function startAgent(reader, pos) {
    const { card_agent_url: url, card_agent_token: token } = pos.config;
    if (!url || !token) {
        return null;
    }
    const client = new AgentClient(
        { url: url.replace(/\/+$/, ""), token, space: spaceOf(url) },
        {
            rules: () => reader.rules,
            onEvent: (event, at) => onEvent(reader, pos, event, at),
            onReaders: (readers) => reader.board.setAgentReaders(readers),
            onState: stateTeller(reader.board, url),
        }
    );
    client.start();
    return client;
}

function onEvent(reader, pos, event, at) {
    if (event.kind === "scan") {
        pos.barcodeReader?.scan(event.text);
    } else {
        reader.took(event, at);
    }
}

/** Tells the board how the agent is, and whether it is the browser that keeps it away. */
function stateTeller(board, url) {
    const { permissions } = navigator;
    const page = { protocol: location.protocol, permissions, isLocalAllowed: odoo.use_lna };
    let last;
    return async (...told) => {
        last = told;
        const [state, message] = told;
        const asks = state === "silent" && !message;
        const obstacle = asks ? await findObstacle(url, page) : "";
        if (last === told) {
            board.setAgentState(state, message || obstacleText(obstacle));
        }
    };
}

/** Browsers let an https page speak to this machine; a box in the shop has to be named. */
function spaceOf(url) {
    return odoo.use_lna && !isLoopback(url) ? "local" : undefined;
}
