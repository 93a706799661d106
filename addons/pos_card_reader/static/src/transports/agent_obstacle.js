// Why a browser may keep a page from an agent that is there: it tells the page of no reason.

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
// The names that browsers know the permission by; newer ones tell this machine from the network.
const PERMISSIONS = ["local-network-access", "loopback-network", "local-network"];

export function isLoopback(url) {
    return LOOPBACK.includes(new URL(url).hostname);
}

/**
 * "mixed_content": a page over https asks an agent in the network over http, and is not set up
 * for it; "denied" or "prompt": the permission of the browser; "" if none of them.
 *
 * @param {string} url of the agent
 * @param {{protocol: string, permissions: Permissions, isLocalAllowed: boolean}} page
 */
export async function findObstacle(url, { protocol, permissions, isLocalAllowed }) {
    const isPlain = new URL(url).protocol === "http:";
    if (protocol === "https:" && isPlain && !isLoopback(url) && !isLocalAllowed) {
        return "mixed_content";
    }
    const [alias, loopback, local] = PERMISSIONS;
    for (const name of [isLoopback(url) ? loopback : local, alias]) {
        const asked = permissions?.query({ name });
        const state = await asked?.then(
            (status) => status.state,
            () => "" // this browser does not know the name
        );
        if (state) {
            return state === "granted" ? "" : state;
        }
    }
    return "";
}
