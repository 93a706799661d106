/**
 * Call the JavaScript engine by the words the vectors use; runs in Node and in Odoo's bundle.
 *
 * A case names a function (`call`), its `args` and what must come of it (`expect` or `error`). An
 * object `{like: name, ...}` stands for the sample of that name with the given keys in place of
 * its own; `without` lists keys it then lacks.
 */

/**
 * Return the functions by the words of the vectors. The modules are handed in, because this file
 * also stands in pages that have no engine.
 */
export function makeCalls(engine, money, sha256) {
    return {
        allocate: money.allocate,
        canonical: engine.canonical,
        combined_percent: engine.combinedPercent,
        digest: engine.digest,
        evaluate: engine.evaluate,
        granted_minor: engine.grantedMinor,
        level_for: engine.levelFor,
        near_miss: engine.nearMiss,
        net_minor: engine.netMinor,
        percent_of: money.percentOf,
        ratio: money.ratio,
        sha256: sha256.sha256,
        snapshot_hash: engine.snapshotHash,
        to_scaled: engine.toScaled,
    };
}

/** Return `value` with every `like` replaced by what it stands for. */
export function expand(value, samples) {
    if (Array.isArray(value)) {
        return value.map((item) => expand(item, samples));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const pairs = Object.entries(value).map(([key, item]) => [key, expand(item, samples)]);
    const { like, without = [], ...own } = Object.fromEntries(pairs);
    const merged = like ? { ...samples[like], ...own } : Object.fromEntries(pairs);
    return Object.fromEntries(Object.entries(merged).filter(([key]) => !without.includes(key)));
}

/** Return `{expect: result}` or `{error: ...}` of one expanded case, as JavaScript has it. */
export function outcome(calls, { call, args }) {
    try {
        return { expect: calls[call](...args) };
    } catch (error) {
        if (error.name !== "EngineError") {
            throw error;
        }
        return { error: { code: error.code, where: error.where } };
    }
}

/** Return JSON in which the order of keys does not show. */
function sorted(value) {
    return JSON.stringify(value, (_key, item) => {
        const isPlain = typeof item === "object" && item !== null && !Array.isArray(item);
        return isPlain ? Object.fromEntries(Object.entries(item).sort()) : item;
    });
}

/** Return a list of sentences, one for each case that came out otherwise than it says. */
export function differences(calls, cases, samples) {
    return cases.flatMap((raw) => {
        const { id, call, args, expect, error } = expand(raw, samples);
        const found = sorted(outcome(calls, { call, args }));
        const wanted = sorted(error ? { error } : { expect });
        return found === wanted ? [] : [`${id}: expected ${wanted}, found ${found}`];
    });
}
