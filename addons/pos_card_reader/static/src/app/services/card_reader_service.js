// One event for every card, however it was presented: swiped, scanned or typed.
//
// Subscribers get each read once, on every screen of the till:
//   {kind: "card", number, source, ruleId, presented, at}
//   {kind: "refused", reason, source, presented, at}
// `presented` is swipe, scan or keyed; `source` names the track or code; `at` is the
// moment of the last character, milliseconds since the epoch. A refusal is shown here,
// by one line; so is a read that nobody subscribed for. A refusal holds no card data.

import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { decode, maskNumber } from "@pos_card_reader/codec";
import { KeyboardWedge } from "@pos_card_reader/transports/wedge";
import { toCodecRules } from "@pos_card_reader/app/utils/codec_rules";
import { reasonText } from "@pos_card_reader/app/utils/reason_text";
import { toEvent } from "@pos_card_reader/app/utils/read_event";

// Refusals of a scanned code that is not left to the goods.
const TAKEN_REASONS = ["payment_card", "encrypted_reader", "wrong_layout"];

export class CardReader {
    static serviceDependencies = ["notification"];

    constructor({ notification }) {
        this.notification = notification;
        this.callbacks = new Set();
        this.pos = null;
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

    /** A swipe from a transport. */
    swiped(frame, at = Date.now()) {
        return this.deliver(decode(frame, "swipe", this.rules), at);
    }

    /** A number typed by the cashier; the event goes to the subscribers and back. */
    keyed(text) {
        return this.deliver(decode(text, "keyed", this.rules), Date.now());
    }

    /** More characters than any card holds. */
    overflowed(at = Date.now()) {
        return this.deliver({ kind: "refused", reason: "overflow", source: "swipe" }, at);
    }

    /**
     * A scanned code: true if it is a card, a swipe or a payment card, and must go nowhere
     * else. Goods that the till knows are goods, whatever the rules say.
     */
    takeScan(code) {
        if (this.isGoods(code)) {
            return false;
        }
        const result = decode(code, "scan", this.rules);
        const isOurs =
            result.kind === "card" ||
            result.source === "swipe" ||
            TAKEN_REASONS.includes(result.reason);
        if (isOurs) {
            this.deliver(result, Date.now());
        }
        return isOurs;
    }

    isGoods(code) {
        const models = ["product.product", "product.uom"];
        return models.some((model) => this.pos?.models[model]?.getBy("barcode", code));
    }

    get rules() {
        return toCodecRules(this.pos?.models["card.number.rule"]?.getAll() || []);
    }

    deliver(result, at) {
        const event = Object.freeze(toEvent(result, at));
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

    /** One line at a time: the next card takes the place of the last. */
    show(text, type) {
        this.closeLine();
        this.closeLine = this.notification.add(text, { type });
    }
}

export const cardReaderService = {
    dependencies: CardReader.serviceDependencies,
    start(env, services) {
        const reader = new CardReader(services);
        const wedge = new KeyboardWedge({
            onFrame: (frame, at) => reader.swiped(frame, at),
            onOverflow: (at) => reader.overflowed(at),
        });
        wedge.open();
        return reader;
    },
};

registry.category("services").add("card_reader", cardReaderService);
