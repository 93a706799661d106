/**
 * Which lines of an order the engine sees. The server's adapter draws the same line; a difference
 * shows at once as another basket digest.
 */

const PREPAID = new Set(["gift_card", "ewallet"]);

const SERVICE_FIELDS = ["tip_product_id", "discount_product_id", "down_payment_product_id"];

/** Ids of tip, global discount, down payment, gift cards and top-ups of this till. */
function productsNotGoods({ config, models }) {
    const services = SERVICE_FIELDS.map((field) => config[field]).filter(Boolean);
    const prepaid = (models["loyalty.program"]?.getAll() || [])
        .filter((program) => PREPAID.has(program.program_type))
        .flatMap((program) => program.trigger_product_ids);
    return new Set([...services, ...prepaid].map((product) => product.id));
}

/** True for the return of goods sold before: its price was agreed then and stays. */
export function isRefundLine(line) {
    return Boolean(line.refunded_orderline_id);
}

/** True for a line that makes the goods cheaper: core's rewards and the till's global discount. */
export function isReductionLine(line) {
    const reward = line.is_reward_line && line.reward_id;
    const isReward = reward && !PREPAID.has(reward.program_id?.program_type);
    const isDiscount = line.product_id.id === line.config.discount_product_id?.id;
    return !isRefundLine(line) && Boolean(isReward || isDiscount);
}

/** True for goods that came back without the receipt they were sold on. */
export function isLooseReturn(line) {
    const isBack = line.qty * line.price_unit < 0 && !isRefundLine(line) && !line.is_reward_line;
    return isBack && !isCardLine(line) && !productsNotGoods(line.order_id).has(line.product_id.id);
}

/** Ids of core's programs with a promotion on `order`; gift cards and wallets are money. */
export function coreProgramIds(order) {
    return order.lines
        .map((line) => line.is_reward_line && line.reward_id?.program_id)
        .filter((program) => program && !PREPAID.has(program.program_type))
        .map((program) => program.id);
}

/** True for a program of core whose money was paid before: it is no promotion. */
export function isPrepaidProgram(program) {
    return PREPAID.has(program.program_type);
}

/** True for a product that is a discount card. */
export function isCardProduct(product) {
    return Boolean(product.product_tmpl_id.loyalty_card_ok);
}

/** True for the line of a discount card: it gets no discount and earns no spend. */
export function isCardLine(line) {
    return Boolean(line.loyalty_card_number) || isCardProduct(line.product_id);
}

/** True for goods sold now, unless their product is one of `productsNotGoods`. */
export function isSaleLine(line) {
    return (
        line.qty > 0 &&
        line.price_unit > 0 &&
        !isRefundLine(line) &&
        !line.is_reward_line &&
        !line.combo_line_ids.length &&
        !isCardLine(line)
    );
}

/** The lines of `order` with goods sold now, on which the engine may act. */
export function saleLines(order) {
    const lines = order.lines.filter((line) => line.goodsFacts);
    if (!lines.length) {
        return lines; // most receipts begin with the card
    }
    const notGoods = productsNotGoods(order);
    return lines.filter((line) => !notGoods.has(line.goodsFacts.product));
}
