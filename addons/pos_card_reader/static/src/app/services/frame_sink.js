import { splitAim } from "@pos_card_reader/codec";

/**
 * What becomes of the frames of a byte reader of this browser: swipes are decoded here, other
 * codes go the way of the till's own scanner, where cards are told from goods.
 *
 * @param {CardReader} reader
 * @param {string} name of the byte reader
 * @param {Object} profile of the codec
 */
export function frameSink(reader, name, profile) {
    const kinds = {
        frame: ({ text, presented, at }) => {
            if (presented === "swipe") {
                return reader.swiped(text, at, { reader: name, lrc: profile.lrc });
            }
            reader.board.count(name, "scan", at);
            return reader.pos?.barcodeReader?.scan(splitAim(text)[1]);
        },
        overflow: ({ at }) => reader.overflowed(at, name),
        noise: () => reader.board.count(name, "noise"),
    };
    return (frame) => kinds[frame.kind]?.(frame);
}
