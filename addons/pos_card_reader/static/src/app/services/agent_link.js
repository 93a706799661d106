// The card agent of this till: what it reads goes to the card reader, how it is to the board.

import { AgentClient } from "@pos_card_reader/transports/agent_client";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

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
            onState: (state, message) => reader.board.setAgentState(state, message),
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

/** Browsers let an https page speak to this machine; a box in the shop has to be named. */
function spaceOf(url) {
    const isHere = LOOPBACK.includes(new URL(url).hostname);
    return odoo.use_lna && !isHere ? "local" : undefined;
}
