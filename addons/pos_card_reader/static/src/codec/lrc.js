// The longitudinal redundancy check of a track (twin of lrc.py).

const TRACK_SENTINELS = { 1: "%", 2: ";", 3: ";" };
const TRACK_BASE = { 1: 0x20, 2: 0x30, 3: 0x30 };
const TRACK_BITS = { 1: 0x3f, 2: 0x0f, 3: 0x0f };

/** The checksum character of a track; `content` stands between the sentinels. */
export function calcLrc(track, content) {
    let total = 0;
    for (const character of `${TRACK_SENTINELS[track]}${content}?`) {
        total ^= (character.charCodeAt(0) - TRACK_BASE[track]) & TRACK_BITS[track];
    }
    return String.fromCharCode(TRACK_BASE[track] + total);
}
