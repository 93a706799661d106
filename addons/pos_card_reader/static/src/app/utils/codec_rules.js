import { SOURCES, makeRule } from "@pos_card_reader/codec";

const FIELDS = ["id", "prefix", "length_min", "length_max", "check_digit", "pattern", "uid_format"];

/** The loaded number rules as the codec takes them, in their sequence. */
export function toCodecRules(records) {
    return [...records]
        .sort((a, b) => a.sequence - b.sequence || a.id - b.id)
        .map((record) =>
            makeRule({
                ...Object.fromEntries(FIELDS.map((field) => [field, record[field] || ""])),
                sources: SOURCES.filter((source) => record[`source_${source}`]),
            })
        );
}
