"""Reports of magnetic readers that are HID devices of their own kind, not keyboards.

MagTek's layout, as programs in the public use it: three bytes of status, three lengths
and an encoding, one for each track, then 110 bytes for each track. Readers that
encrypt send other reports; what they send in this one is refused by its form.
"""

TRACK_BYTES = 110
HEAD_BYTES = 7  # status and length of three tracks, encoding
REPORT_BYTES = HEAD_BYTES + 3 * TRACK_BYTES
READ_ERROR = 0x01
UNREAD = ("%E?", ";E?", "+E?")


def parse_hid_report(report):
    """Return the tracks in a report as a keyboard reader would type them, "" if it is none.

    >>> head = bytes([0, 0, 1, 0, 14, 0, 0])
    >>> parse_hid_report(head + bytes(110) + b";9200=4912000?".ljust(110, b"\\0") + bytes(110))
    ';9200=4912000?+E?'
    """
    if len(report) < REPORT_BYTES:
        return ""
    text = ""
    for track in range(3):
        start = HEAD_BYTES + track * TRACK_BYTES
        length = min(report[3 + track], TRACK_BYTES)
        data = report[start : start + length].decode("latin-1")
        text += UNREAD[track] if report[track] & READ_ERROR else data
    return text
