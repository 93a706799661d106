"""What the clock on a shop's wall shows."""

import pytz


def wall_text(moment, zone):
    """Wall time in `zone` at `moment` (naive UTC), to the minute; texts sort as times do.

    >>> from datetime import datetime
    >>> wall_text(datetime(2026, 1, 14, 23, 30), "Europe/Belgrade")
    '2026-01-15T00:30'
    """
    return pytz.utc.localize(moment).astimezone(pytz.timezone(zone)).strftime("%Y-%m-%dT%H:%M")
