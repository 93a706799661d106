// Reports of magnetic readers that are no keyboards (twin of hid_report.py, which explains them).

const TRACK_BYTES = 110;
const HEAD_BYTES = 7; // status and length of three tracks, encoding
const REPORT_BYTES = HEAD_BYTES + 3 * TRACK_BYTES;
const READ_ERROR = 0x01;
const UNREAD = ["%E?", ";E?", "+E?"];

/** The tracks in a report as a keyboard reader would type them, "" if it is none. */
export function parseHidReport(report) {
    if (report.length < REPORT_BYTES) {
        return "";
    }
    return UNREAD.map((unread, track) => {
        const start = HEAD_BYTES + track * TRACK_BYTES;
        const length = Math.min(report[3 + track], TRACK_BYTES);
        const data = String.fromCharCode(...report.slice(start, start + length));
        return report[track] & READ_ERROR ? unread : data;
    }).join("");
}
