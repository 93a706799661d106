/**
 * What of each tender stays in the shop: change is handed back out of the cash. `amounts` has what
 * was tendered by payment method, `due` what the receipt costs (minor units); `cash` holds the
 * methods that are counted in a drawer. Change that no cash was tendered for is left where it is.
 * Twin of `claim/kept.py` on the server.
 *
 * @returns {Map<number, number>} the same methods, sorted
 */
export function keptTenders(amounts, due, cash) {
    const tendered = [...amounts].sort(([left], [right]) => left - right);
    let change = Math.max(tendered.reduce((sum, [, minor]) => sum + minor, 0) - due, 0);
    return new Map(
        tendered.map(([method, minor]) => {
            const back = cash.has(method) ? Math.min(change, minor) : 0;
            change -= back;
            return [method, minor - back];
        })
    );
}
