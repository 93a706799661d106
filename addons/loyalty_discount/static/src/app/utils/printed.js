import { newsLines } from "@loyalty_discount/app/utils/buyer_text";
import { lineReason } from "@loyalty_discount/app/utils/line_saving";
import { returnedLines } from "@loyalty_discount/app/utils/returned_text";
import { standingOf } from "@loyalty_discount/app/utils/standing";

function reasonsOf(order) {
    const lines = order.lines.filter((line) => !line.combo_parent_id);
    const reasons = lines.map((line) => [line.uuid, lineReason(line)]);
    return Object.fromEntries(reasons.filter(([, reason]) => reason));
}

/**
 * What the receipt of `order` says in words: the holder's level, the news, and why each line costs
 * less. Kept with a paid order (contract 6), because programs and levels change until a reprint.
 */
export function printedWords(order) {
    const standing = standingOf(order);
    const returned = returnedLines(order);
    return {
        v: 1,
        level: standing?.level?.name || "",
        news: order.isRefund ? returned : [...returned, ...newsLines(standing)],
        reasons: reasonsOf(order),
    };
}
