// One event for every card, however it was presented: swiped, scanned, tapped or typed.
//
// Subscribers get each read once, on every screen of the till: {kind: "card", number, source,
// ruleId, presented, at} or {kind: "refused", reason, source, presented, at}.
// `presented`: swipe, scan, tap or keyed; `source`: the track or code; `at`: the moment of the
// last character, milliseconds since the epoch. A refusal, which holds no card data, has its one
// line here; so has a read that nobody subscribed for.

import { _t } from "@web/core/l10n/translation";
import { RepeatGuard, checkNumber, decode, maskNumber } from "@pos_card_reader/codec";
import { toCodecRules } from "@pos_card_reader/app/utils/codec_rules";
import { reasonText } from "@pos_card_reader/app/utils/reason_text";
import { shapeOf, toEvent } from "@pos_card_reader/app/utils/read_event";
import { ReaderBoard } from "@pos_card_reader/app/services/reader_board";
import { ScannedCodes } from "@pos_card_reader/app/services/scanned_codes";

// Keys that bounce come at once; who swipes again on purpose needs longer.
const REPEAT_MS = 400;

export class CardReader {
    static serviceDependencies = ["notification"];

    constructor({ notification }) {
        Object.assign(this, { notification, pos: null, callbacks: new Set() });
        this.board = new ReaderBoard();
        this.repeats = new RepeatGuard(REPEAT_MS);
        this.scans = new ScannedCodes(this);
        this.tester = null; // the test screen takes the reads while it is open
        this.closeLine = () => {};
    }

    /** Read by the number rules of this till from now on. */
    connect(pos) {
        this.pos = pos;
    }

    /** Call `callback` with every read and refusal; what is returned ends the subscription. */
    onCardRead(callback) {
        this.callbacks.add(callback);
        return () => this.callbacks.delete(callback);
    }

    /** A swipe from a transport of this browser; `reader` is its name. */
    swiped(frame, at = Date.now(), { reader = "keyboard", lrc = "ignore" } = {}) {
        const result = decode(frame, "swipe", this.rules, lrc);
        if (result.kind === "card" && this.repeats.isRepeat(reader, result.number, at)) {
            this.board.count(reader, "repeated", at);
            return null;
        }
        this.board.count(reader, result.kind, at);
        return this.deliver(result, at, { reader, frame });
    }

    /** A number typed by the cashier; the event goes to the subscribers and back. */
    keyed(text) {
        return this.deliver(decode(text, "keyed", this.rules), Date.now(), { frame: text });
    }

    /** More characters than any card holds. */
    overflowed(at = Date.now(), reader = "keyboard") {
        this.board.count(reader, "refused", at);
        return this.deliver({ kind: "refused", reason: "overflow", source: "swipe" }, at);
    }

    /** What the agent decoded: judged again by the rules that this till has now. */
    took({ number, source, warnings, shape, reader, ...refusal }, at) {
        const result = number ? checkNumber(number, source, this.rules) : { source, ...refusal };
        return this.deliver({ ...result, warnings }, at, { shape, reader });
    }

    /** A scanned code: true if it must go nowhere else. */
    takeScan(code) {
        return this.scans.take(code);
    }

    get rules() {
        return toCodecRules(this.pos?.models["card.number.rule"]?.getAll() || []);
    }

    /** `how`: the `reader`, and the `frame` or its `shape` for the test screen. */
    deliver(result, at, how = {}) {
        const event = Object.freeze(toEvent(result, at));
        if (this.tester) {
            const { reader = "" } = how;
            this.tester({ ...result, ...event, reader, shape: shapeOf(result, how) });
            return event;
        }
        this.wake();
        for (const callback of [...this.callbacks]) {
            // One subscriber's error must not keep the card from the others.
            Promise.resolve(event).then(callback);
        }
        if (event.kind === "refused") {
            this.show(reasonText(event.reason), "warning");
        } else if (!this.callbacks.size) {
            this.show(_t("Card %s read.", maskNumber(event.number)), "info");
        }
        return event;
    }

    /** Who shows a card is there: core's screen saver hears keys and touches only. */
    wake() {
        window.dispatchEvent(new Event("keypress"));
    }

    /** One line at a time: the next card takes the place of the last. */
    show(text, type) {
        this.closeLine();
        this.closeLine = this.notification.add(text, { type });
    }
}
