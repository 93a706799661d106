/** The open receipt line that sells card `number`, on whichever receipt of this till. */
export function cardLineOf(models, number) {
    return models["pos.order.line"].find(
        (line) => line.loyalty_card_number === number && !line.order_id?.finalized
    );
}

async function productOf(pos, id) {
    const products = pos.models["product.product"];
    if (!products.get(id)) {
        await pos.loadNewProducts([["product_variant_ids", "in", [id]]]);
    }
    return products.get(id);
}

/**
 * Puts the card of `facts` on `order` as goods: its product at list price, one piece, the print
 * run as lot and the number in a field of its own.
 *
 * @returns {Promise<Object|null>} the line, null where the card has no product at this till
 */
export async function addCardLine(pos, order, facts) {
    const product = facts.product && (await productOf(pos, facts.product));
    if (!product || order.finalized) {
        return null;
    }
    const lots = facts.lot_name ? [["create", { lot_name: facts.lot_name }]] : [];
    const line = await pos.addLineToOrder(
        {
            product_id: product,
            product_tmpl_id: product.product_tmpl_id,
            price_unit: product.lst_price,
            loyalty_card_number: facts.number,
            pack_lot_ids: lots,
            qty: 1,
        },
        order,
        {},
        false
    );
    pos.updateRewards();
    return line || null;
}
