"""The longitudinal redundancy check of a track (ISO/IEC 7811).

>>> calc_lrc(2, "92001234567=3012")
'2'
>>> calc_lrc(1, "L9200123")
'M'
"""

TRACK_SENTINELS = {1: "%", 2: ";", 3: ";"}
TRACK_BASE = {1: 0x20, 2: 0x30, 3: 0x30}
TRACK_BITS = {1: 0x3F, 2: 0x0F, 3: 0x0F}


def calc_lrc(track, content):
    """Return the checksum character of a track.

    :param track: 1, 2 or 3
    :param content: what stands between the sentinels
    """
    base, bits = TRACK_BASE[track], TRACK_BITS[track]
    total = 0
    for character in TRACK_SENTINELS[track] + content + "?":
        total ^= (ord(character) - base) & bits
    return chr(base + total)
