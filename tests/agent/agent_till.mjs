// The till's side of the card agent as a process: node agent_till.mjs URL TOKEN ORIGIN RULES
// tells what happens as JSON lines and takes the words `resume` and `claim NAME`.

import { createInterface } from "node:readline";
import { AgentClient } from "../../addons/pos_card_reader/static/src/transports/agent_client.js";
import { Backoff } from "../../addons/pos_card_reader/static/src/transports/backoff.js";

const [url, token, origin, rules] = process.argv.slice(2);
const plainFetch = globalThis.fetch;
// A browser says by itself where a page comes from.
globalThis.fetch = (target, options) =>
    plainFetch(target, { ...options, headers: { ...options.headers, Origin: origin } });

let last = "";
function tell(what) {
    const line = JSON.stringify(what);
    if (line !== last || what.event) {
        process.stdout.write(line + "\n");
    }
    last = line;
}

const client = new AgentClient(
    { url, token },
    {
        rules: () => JSON.parse(rules),
        onEvent: (event, at) => tell({ event, at }),
        onReaders: (readers) => tell({ readers: readers.map(({ name, state }) => [name, state]) }),
        onState: (state, message) => tell({ state, message }),
    },
    { backoff: new Backoff({ longest: 500 }) }
);
client.start();
for await (const line of createInterface({ input: process.stdin })) {
    const [word, name] = line.split(" ");
    word === "resume" ? client.resume() : await client.claim(name);
}
client.stop();
process.exit(0);
