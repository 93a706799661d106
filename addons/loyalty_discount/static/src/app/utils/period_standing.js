const { DateTime } = luxon;

const STARTS = { month: "month", quarter: "quarter", year: "year" };

function dateText(day) {
    return day.toLocaleString(DateTime.DATE_SHORT);
}

/**
 * The end of the period that counts on `date` and the beginning of the next, as people write
 * dates; null for a window that is no period.
 */
export function periodOf(window, date) {
    if (!STARTS[window]) {
        return null;
    }
    const day = DateTime.fromISO(date);
    const last = day.endOf(STARTS[window]);
    return { until: dateText(last), from: dateText(last.plus({ days: 1 })) };
}
