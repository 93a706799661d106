import { decode, findProfile, looksLikeTracks } from "@pos_card_reader/codec";
import { ByteReader } from "@pos_card_reader/transports/byte_reader";
import { frameSink } from "@pos_card_reader/app/services/frame_sink";
import { isGoods } from "@pos_card_reader/app/utils/goods";

// Refusals of a scanned code that is not left to the goods.
const TAKEN_REASONS = ["payment_card", "encrypted_reader", "wrong_layout"];

/**
 * What core's scanner hands on. Swipes come one track at a time: they are joined, and repeats
 * are dropped, like those of a reader of lines.
 */
export class ScannedCodes {
    /** @param {CardReader} reader */
    constructor(reader) {
        const profile = findProfile("msr");
        const sink = frameSink(reader, "scanner", profile);
        Object.assign(this, { reader, swipes: new ByteReader(profile, sink) });
    }

    /**
     * True if `code` is a card, a swipe or a payment card, and must go nowhere else. Goods that
     * the till knows are goods, whatever the rules say.
     */
    take(code) {
        const { reader } = this;
        if (!reader.tester && isGoods(reader.pos, code)) {
            return false;
        }
        if (looksLikeTracks(code)) {
            this.swipes.feed(new TextEncoder().encode(`${code}\r`));
            return true;
        }
        const result = decode(code, "scan", reader.rules);
        const isTaken = result.kind === "card" || TAKEN_REASONS.includes(result.reason);
        if (!isTaken && !reader.tester) {
            return false;
        }
        reader.deliver(result, Date.now(), { frame: code });
        return true;
    }
}
