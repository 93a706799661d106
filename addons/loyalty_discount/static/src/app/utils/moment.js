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
        elapsed: 0,
    };
}
