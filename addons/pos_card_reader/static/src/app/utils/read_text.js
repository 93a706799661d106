import { _t } from "@web/core/l10n/translation";

const PRESENTED = {
    swipe: _t("Swiped"),
    scan: _t("Scanned"),
    tap: _t("Tapped"),
    keyed: _t("Typed"),
};
const SOURCES = {
    swipe: _t("magnetic stripe"),
    track1: _t("magnetic track 1"),
    track2: _t("magnetic track 2"),
    track3: _t("magnetic track 3"),
    barcode: _t("barcode"),
    scan: _t("barcode or QR code"),
    qr: _t("QR code"),
    chip: _t("contactless chip"),
    keyed: _t("by hand"),
};
const STATES = {
    absent: _t("not plugged in"),
    opening: _t("being opened"),
    ready: _t("ready"),
    error: _t("error"),
};
const REASONS = {
    busy: _t("another program has it"),
    permission: _t("it may not be opened"),
    agent: _t("the card agent does not serve this till"),
};
const AGENT_STATES = {
    connecting: _t("The card agent is being connected."),
    connected: _t("The card agent is connected."),
    silent: _t("The card agent does not answer. The till goes on asking; cards can be typed."),
    error: _t("The card agent refuses this till."),
    taken_over: _t("Another page of this till has the readers now."),
};

const OBSTACLES = {
    mixed_content: _t(
        "This page came over https, the agent's address is http in the network: the browser keeps them apart. Set the parameter point_of_sale.use_lna, or give the agent's machine https."
    ),
    denied: _t(
        "The browser was told not to let this page speak to devices: allow it in the settings of the page, beside the address."
    ),
    prompt: _t("The browser asks whether this page may speak to devices: allow it."),
};

/** How a card was presented, as a word. */
export const presentedText = (presented) => (PRESENTED[presented] || presented).toString();

/** Where on the card the number stood. */
export const sourceText = (source) => (SOURCES[source] || source).toString();

/** How a reader is. */
export function stateText({ state, reason }) {
    const words = (STATES[state] || state).toString();
    return reason ? `${words}: ${REASONS[reason] || reason}` : words;
}

/** What the browser has to do with an agent that does not answer, "" for nothing. */
export const obstacleText = (obstacle) => (OBSTACLES[obstacle] || "").toString();

/** How the card agent is. */
export const agentText = (state) => (AGENT_STATES[state] || state).toString();
