/** What one effect gives: its verdict, what it takes off, and what it gives besides. */

/**
 * Return the answer of an effect; all but the verdict are empty by default.
 *
 * `parts` take something off lines; `gifts` are `{products, units}` still to be chosen, `messages`
 * are ids, `bonuses` are `{goods, target, rate}`, whose points are counted at the end on what is
 * left to pay.
 */
export function given(verdict, { parts = [], gifts = [], messages = [], bonuses = [] } = {}) {
    return { verdict, parts, gifts, messages, bonuses };
}

/** Tell whether an answer gives nothing at all. */
export function isEmpty({ parts, gifts, messages, bonuses }) {
    return !(parts.length || gifts.length || messages.length || bonuses.length);
}
