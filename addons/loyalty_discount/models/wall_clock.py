"""What the clock on a shop's wall shows."""

from datetime import datetime

import pytz


def wall_at(moment, zone):
    """The wall time in `zone` at `moment` (naive UTC), with its zone."""
    return pytz.utc.localize(moment).astimezone(pytz.timezone(zone))


def day_in(zone, moment):
    """The day in `zone` at `moment` (naive UTC)."""
    return wall_at(moment, zone).date()


def moment_at(wall, zone):
    """The moment (naive UTC) at which a clock in `zone` shows `wall` (text).

    >>> moment_at("2026-01-15T00:30", "Europe/Belgrade")
    datetime.datetime(2026, 1, 14, 23, 30)
    """
    local = pytz.timezone(zone).localize(datetime.fromisoformat(wall))
    return local.astimezone(pytz.utc).replace(tzinfo=None)


def wall_text(moment, zone):
    """Wall time in `zone` at `moment` (naive UTC), to the minute; texts sort as times do.

    >>> from datetime import datetime
    >>> wall_text(datetime(2026, 1, 14, 23, 30), "Europe/Belgrade")
    '2026-01-15T00:30'
    """
    return wall_at(moment, zone).strftime("%Y-%m-%dT%H:%M")
