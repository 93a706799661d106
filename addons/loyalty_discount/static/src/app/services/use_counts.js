import { limitedPrograms } from "@loyalty_discount/app/utils/asked";

const DAILY = ["day", "shop"];

/** `row` of counters after one more receipt on `date` that gave `minor`. */
function countedRow(row, date, minor, isHolder) {
    const isToday = row.date === date;
    const before = (name) => (isToday || !DAILY.includes(name) ? row[name] : 0);
    const more = (name) => before(name) + (isHolder ? 1 : 0);
    return {
        date,
        holder: more("holder"),
        card: more("card"),
        day: more("day"),
        shop: before("shop") + 1,
        total: row.total + 1,
        spent_minor: row.spent_minor + minor,
    };
}

/** `rows` of counters with every program that `decision` applied counted once more. */
function countedRows(rows, decision, date, isHolder) {
    const counted = { ...rows };
    for (const { program, state, amount_minor: minor } of decision.programs) {
        if (state === "applied" && counted[program]) {
            counted[program] = countedRow(counted[program], date, minor, isHolder);
        }
    }
    return counted;
}

/**
 * Counts a paid `order` at this till too, so that limits hold until the server is asked again: for
 * the shop in the counters of the load, for the card in what was last seen of it.
 */
export function countReceipt(order, snapshot, seen, date) {
    const { decision, facts } = order.uiState.loyalty;
    if (!decision || !limitedPrograms(snapshot?.versions).length) {
        return;
    }
    snapshot.uses = countedRows(snapshot.uses, decision, date, false);
    if (facts) {
        seen.remember({ ...facts, uses: countedRows(facts.uses, decision, date, true) });
    }
}
