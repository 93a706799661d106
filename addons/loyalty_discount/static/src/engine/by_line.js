/** Settling a group line by line: each line goes to the offer that is preferred on it. */

import { isWhole } from "./effects/index.js";
import { beaten, byRank, withParts } from "./offer.js";
import { byLine, partsOf, sumOf } from "./part.js";

/** Return the places of the lines that an offer takes something off, sorted, each once. */
function linesOf(offer) {
    const places = new Set(offer.parts.map((part) => part.line));
    return [...places].sort((left, right) => left - right);
}

/** Return a Map from places to what is preferred there, of offers that can be divided. */
function winnersOf(offers, order) {
    const winners = new Map();
    for (const offer of offers) {
        for (const [line, parts] of byLine(offer.parts)) {
            const piece = { program: offer.program, parts, amount_minor: sumOf(parts) };
            const best = winners.get(line);
            if (!best || order(piece, best) < 0) {
                winners.set(line, piece);
            }
        }
    }
    return winners;
}

/** Tell whether an indivisible offer beats those that would win its lines one by one. */
function isPreferred(whole, winners, preference) {
    const pieces = linesOf(whole)
        .map((line) => winners.get(line))
        .filter((piece) => piece)
        .sort(byRank);
    if (!pieces.length) {
        return true;
    }
    const parts = partsOf(pieces);
    const joint = { program: pieces[0].program, parts, amount_minor: sumOf(parts) };
    return preference(whole, joint) <= 0;
}

/** Return which offer owns which line: indivisible ones first, then line by line. */
function ownersOf(rivals, preference, order) {
    const divisible = rivals.filter((offer) => !isWhole(offer.program));
    const winners = winnersOf(divisible, order);
    const owners = new Map();
    for (const whole of rivals.filter((offer) => isWhole(offer.program))) {
        const lines = linesOf(whole);
        const isFree = !lines.some((line) => owners.has(line));
        if (isFree && isPreferred(whole, winners, preference)) {
            lines.forEach((line) => owners.set(line, whole));
        }
    }
    return new Map([...winners, ...owners]);
}

/** Return `offer` with the lines it owns, or beaten by who took its first line. */
function keptOrBeaten(offer, owners, code) {
    const isMine = (line) => owners.get(line)?.program === offer.program;
    const parts = offer.parts.filter((part) => isMine(part.line));
    if (parts.length) {
        return withParts(offer, parts);
    }
    const lost = linesOf(offer).find((line) => owners.has(line));
    return beaten(offer, owners.get(lost), code);
}

/**
 * Return the rivals (in order of preference) with the lines they keep; who keeps none is beaten.
 *
 * Offers on sets or on the receipt's amount cannot be divided: they are settled first, in order of
 * preference, and win when they are preferred to all that the others would give on their lines
 * together; on equality they win too. The lines left go one by one.
 */
export function settleByLine(rivals, preference, order, code) {
    const owners = ownersOf(rivals, preference, order);
    return rivals.map((offer) => keptOrBeaten(offer, owners, code));
}
