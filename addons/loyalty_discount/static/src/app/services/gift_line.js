/** The products of a gift that this till knows, in order of their ids. */
export function knownProducts(models, ids) {
    return ids.map((id) => models["product.product"].get(id)).filter(Boolean);
}

/** Puts one piece of the gift `product` on `order`; the engine makes it free. */
export async function addGiftLine(pos, order, product) {
    if (order.finalized) {
        return;
    }
    await pos.addLineToOrder(
        { product_id: product, product_tmpl_id: product.product_tmpl_id, qty: 1 },
        order,
        {},
        false
    );
    pos.updateRewards();
}
