"""Moments as the contract writes them: UTC text to the second."""

from datetime import datetime

FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def parse_moment(text):
    """The naive UTC datetime of ``text``, or None if it is not one."""
    try:
        return datetime.strptime(text, FORMAT)
    except (TypeError, ValueError):
        return None


def format_moment(moment):
    """A naive UTC datetime as text."""
    return moment.strftime(FORMAT)
