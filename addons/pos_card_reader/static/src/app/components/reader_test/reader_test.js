import { Component, onWillDestroy, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { useService } from "@web/core/utils/hooks";
import { usePos } from "@point_of_sale/app/hooks/pos_hook";
import { looksLikeTracks } from "@pos_card_reader/codec";
import { ReaderList } from "@pos_card_reader/app/components/reader_list/reader_list";
import { SimulatedReader } from "@pos_card_reader/app/components/simulated_reader/simulated_reader";
import { adviceText } from "@pos_card_reader/app/utils/advice_text";
import { presentedText, sourceText } from "@pos_card_reader/app/utils/read_text";
import { reasonText } from "@pos_card_reader/app/utils/reason_text";

/**
 * "Swipe now": what the till makes of a card, by which rule, and what to change. Reads end
 * here while it is open: no receipt gets a card, no code becomes goods.
 */
export class ReaderTest extends Component {
    static template = "pos_card_reader.ReaderTest";
    static components = { Dialog, ReaderList, SimulatedReader };
    static props = { close: Function };

    setup() {
        this.pos = usePos();
        this.reader = useService("card_reader");
        this.state = useState({ read: null, count: 0, typed: "" });
        const tester = (read) => this.take(read);
        this.reader.tester = tester;
        onWillDestroy(() => {
            this.reader.tester = this.reader.tester === tester ? null : this.reader.tester;
        });
    }

    take(read) {
        this.state.read = read;
        this.state.count++;
        this.state.typed = "";
    }

    get isCard() {
        return this.state.read?.kind === "card";
    }

    get rule() {
        return this.pos.models["card.number.rule"].get(this.state.read.ruleId);
    }

    get presented() {
        return presentedText(this.state.read.presented);
    }

    get source() {
        return sourceText(this.state.read.source);
    }

    get reason() {
        return reasonText(this.state.read.reason);
    }

    get advice() {
        return adviceText(this.state.read);
    }

    /**
     * A number typed by hand is judged like any other; what has the form of a swipe came from
     * a reader that types as slowly as a person.
     */
    tryTyped() {
        const typed = this.state.typed.trim();
        if (looksLikeTracks(typed)) {
            this.reader.swiped(typed);
        } else if (typed) {
            this.reader.keyed(typed);
        }
    }
}
