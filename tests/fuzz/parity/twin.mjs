// Answers on standard output, one line a line: a JSON list of cases in, their outcomes out.

import readline from "node:readline";
import { outcome } from "../../pure/engine_calls.mjs";

/** Return the outcome of a case; an exception that is no refusal is an outcome too. */
function answer(case_) {
    try {
        return outcome(case_);
    } catch (error) {
        return { crash: String(error) };
    }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(JSON.parse(line).map(answer)) + "\n");
}
