import { loadedSnapshot } from "@loyalty_discount/app/utils/snapshots";
import {
    isLooseReturn,
    isPrepaidProgram,
    isReductionLine,
    isRefundLine,
    saleLines,
} from "@loyalty_discount/app/utils/line_kind";
import { toMinor } from "@loyalty_discount/app/utils/minor";

/** What counts where the load says nothing else: goods as paid, with tax. */
const AS_PAID = {
    tax: "included",
    price: "paid",
    points: false,
    prepaid: true,
    categories: [],
    products: [],
};

/** What of a receipt counts in `program` at the wall time `now`, by the program's settings. */
export function earningOf(order, program, now) {
    const plans = loadedSnapshot(order.models)?.earnings[program] || [];
    return plans.filter((plan) => plan.from <= now).at(-1) || plans[0] || AS_PAID;
}

/** What the goods of this receipt cost as paid, tax included: what joining asks for. */
export function receiptSpend(order) {
    const counted = [...saleLines(order), ...order.lines.filter(isReductionLine)];
    const paid = counted.reduce((sum, line) => sum + line.priceIncl, 0);
    return toMinor(paid, order.currency);
}

/** Whether what `line` takes off the receipt is not spent; as the judge (`_reduces_spend`). */
function reducesSpend(line, earning) {
    const program = line.is_reward_line && line.reward_id?.program_id;
    if (isRefundLine(line)) {
        return false;
    }
    if (program && isPrepaidProgram(program)) {
        return !earning.prepaid;
    }
    if (program?.program_type === "loyalty") {
        return !earning.points;
    }
    return earning.price === "paid" && (isReductionLine(line) || isLooseReturn(line));
}

/** The goods of `order` that count by `earning`. */
function countedGoods(order, { categories, products }) {
    if (!categories.length && !products.length) {
        return saleLines(order);
    }
    return saleLines(order).filter(
        ({ goodsFacts }) =>
            !products.includes(goodsFacts.product) &&
            !goodsFacts.categories.some((category) => categories.includes(category))
    );
}

function moneyOf(order, goods, earning) {
    const [paid, base] =
        earning.tax === "excluded"
            ? ["priceExcl", "priceExclNoDiscount"]
            : ["priceIncl", "priceInclNoDiscount"];
    const price = earning.price === "base" ? base : paid;
    const reductions = order.lines.filter((line) => reducesSpend(line, earning));
    const sum = [
        ...goods.map((line) => line[price]),
        ...reductions.map((line) => line[paid]),
    ].reduce((all, one) => all + one, 0);
    return Math.max(toMinor(sum, order.currency), 0);
}

/** What `order` adds to the holder's `measure`, as the judge counts it by `earning`. */
export function receiptMeasure(order, measure, earning) {
    const goods = countedGoods(order, earning);
    if (!goods.length) {
        return 0;
    }
    const counts = {
        money: () => moneyOf(order, goods, earning),
        quantity: () => Math.round(goods.reduce((sum, line) => sum + line.qty, 0) * 1e6),
        visits: () => 1,
    };
    return counts[measure]();
}
