// Time the JavaScript engine on the receipt that comes on standard input; prints JSON.

import { readFileSync } from "node:fs";
import { evaluate } from "../../../addons/loyalty_discount/static/src/engine/index.js";

const [programs, basket] = JSON.parse(readFileSync(0, "utf-8"));
const times = [];
for (let round = 0; round < Number(process.argv[2]); round++) {
    const started = performance.now();
    evaluate(programs, basket);
    times.push(performance.now() - started);
}
process.stdout.write(JSON.stringify(times));
