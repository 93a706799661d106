/**
 * What core's programs gave and took on `order`, in the words of core's second call (contract 6).
 *
 * Core puts them together only to send them once the order is stored. It is asked here before, and
 * what it would send is taken down instead, so that the points travel with their receipt; its own
 * call later gets the answer of what was applied then.
 *
 * @returns {Promise<{v: 1, coupons: Object}|null>} null where there is nothing to claim
 */
export async function pointClaim(pos, order) {
    let coupons = null;
    const listener = {
        call: async (_model, _method, [, said]) => {
            coupons = said;
            return {};
        },
    };
    const asked = Object.create(pos, { data: { value: listener } });
    await pos.postProcessLoyalty.call(asked, order);
    return coupons && { v: 1, coupons: JSON.parse(JSON.stringify(coupons)) };
}
