const { DateTime } = luxon;

/** The moment now, as UTC text (contract 1). */
export function momentNow() {
    return DateTime.utc().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/**
 * The wall time at `moment` in time zone `zone` (contract 1): programs follow the clock on the
 * shop's wall, whatever the clock or the zone of the till's computer.
 */
export function wallTime(moment, zone) {
    const wall = DateTime.fromISO(moment, { zone: "utc" }).setZone(zone);
    return {
        date: wall.toFormat("yyyy-MM-dd"),
        minute: wall.hour * 60 + wall.minute,
        weekday: wall.weekday,
    };
}

/** Whole minutes from `start` to `end` (UTC texts); 0 for no start and for one that is later. */
export function minutesBetween(start, end) {
    if (!start) {
        return 0;
    }
    const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
    return Math.max(Math.floor(seconds / 60), 0);
}
