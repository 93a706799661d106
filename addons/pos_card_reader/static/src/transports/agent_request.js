// One request of the till to the card agent.

const ROOT = "/pos_card_reader/";

/** Why an agent did not do what it was asked: a code of the protocol, or "network". */
export class AgentTrouble extends Error {
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}

/**
 * Ask the agent; throws AgentTrouble.
 *
 * @param {{url: string, token: string, space?: string}} address `space`: the address space
 *   that the browser is told, for an agent on another machine of the shop
 * @param {string} name of the route
 * @param {Object} body
 * @param {{limit: number, abort: AbortController}} patience `limit` in milliseconds
 */
export async function askAgent({ url, token, space }, name, body, { limit, abort }) {
    const timer = setTimeout(() => abort.abort(), limit);
    try {
        const response = await fetch(url + ROOT + name, {
            method: "POST",
            headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
            body: JSON.stringify(body),
            signal: abort.signal,
            credentials: "omit",
            cache: "no-store",
            targetAddressSpace: space,
        });
        const told = await response.json();
        if (!response.ok) {
            throw new AgentTrouble(told.error || "network", told.message || "");
        }
        return told;
    } catch (error) {
        throw error instanceof AgentTrouble ? error : new AgentTrouble("network", "");
    } finally {
        clearTimeout(timer);
    }
}
