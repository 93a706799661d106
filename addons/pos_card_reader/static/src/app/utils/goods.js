/** Whether `code` is the barcode of something the till sells. */
export function isGoods(pos, code) {
    const models = ["product.product", "product.uom"];
    return models.some((model) => pos?.models[model]?.getBy("barcode", code));
}
