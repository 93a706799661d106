/**
 * Which lines of an order the engine sees. The server's adapter draws the same line; a difference
 * shows at once as another basket digest.
 */

const PREPAID = new Set(["gift_card", "ewallet"]);

function isPrepaid(line) {
    const programs = line.models["loyalty.program"]?.getAll() || [];
    return programs.some(
        (program) =>
            PREPAID.has(program.program_type) &&
            program.trigger_product_ids.some((product) => product.id === line.product_id.id)
    );
}

function isProductOf(line, field) {
    const product = line.config[field];
    return Boolean(product) && product.id === line.product_id.id;
}

/** True for the return of goods sold before: its price was agreed then and stays. */
export function isRefundLine(line) {
    return Boolean(line.refunded_orderline_id);
}

/** True for a line that makes the goods cheaper: core's rewards and the till's global discount. */
export function isReductionLine(line) {
    const reward = line.is_reward_line && line.reward_id;
    const isReward = reward && !PREPAID.has(reward.program_id?.program_type);
    return !isRefundLine(line) && (isReward || isProductOf(line, "discount_product_id"));
}

/** True for a product that is a discount card. */
export function isCardProduct(product) {
    return Boolean(product.product_tmpl_id.loyalty_card_ok);
}

/** True for the line of a discount card: it gets no discount and earns no spend. */
export function isCardLine(line) {
    return Boolean(line.loyalty_card_number) || isCardProduct(line.product_id);
}

/** True for goods sold now, on which the engine may act. */
export function isBasketLine(line) {
    return (
        line.qty > 0 &&
        line.price_unit > 0 &&
        !isRefundLine(line) &&
        !line.is_reward_line &&
        !line.combo_line_ids.length &&
        !isCardLine(line) &&
        !isProductOf(line, "tip_product_id") &&
        !isProductOf(line, "discount_product_id") &&
        !isProductOf(line, "down_payment_product_id") &&
        !isPrepaid(line)
    );
}
