import { Component, onWillUnmount, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError, RPCError } from "@web/core/network/rpc";
import { Dialog } from "@web/core/dialog/dialog";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { useAsyncLockedMethod } from "@point_of_sale/app/hooks/hooks";
import { usePos } from "@point_of_sale/app/hooks/pos_hook";

/**
 * Stacks of cards by first and last number, typed or read; the register is asked afterwards, so
 * that nobody counts what a screen says.
 */
export class DrawerDialog extends Component {
    static template = "loyalty_accounting.DrawerDialog";
    static components = { Dialog };
    static props = { end: String, getPayload: Function, close: Function };

    setup() {
        this.pos = usePos();
        this.cards = useService("loyalty_cards");
        this.first = useAutofocus({ refName: "first" });
        this.last = useRef("last");
        this.state = useState({ first: "", last: "", stacks: [], answer: null, error: "" });
        this.compare = useAsyncLockedMethod(() => this.ask(false));
        this.keep = useAsyncLockedMethod(() => this.ask(true));
        this.cards.catcher = ({ number }) => this.take(number);
        onWillUnmount(() => (this.cards.catcher = null));
    }

    /** A card that is read is the first of a stack, the next one its last. */
    take(number) {
        if (this.state.first.trim()) {
            this.state.last = number;
            this.add();
        } else {
            this.state.first = number;
            this.forget();
            this.last.el.focus();
        }
    }

    /** What is compared is what is entered. */
    forget() {
        Object.assign(this.state, { answer: null, error: "" });
    }

    /** Enter goes on to the last number; there it adds the stack. */
    onFirstKey(event) {
        if (event.key === "Enter") {
            event.preventDefault();
            this.last.el.focus();
        }
    }

    /** Puts the stack into the list; without a last number it is a single card. */
    add() {
        const [first, last] = [this.state.first.trim(), this.state.last.trim()];
        if (first) {
            this.state.stacks.push([first, last]);
        }
        Object.assign(this.state, { first: "", last: "" });
        this.forget();
        this.first.el.focus();
    }

    remove(index) {
        this.state.stacks.splice(index, 1);
        this.forget();
    }

    get canKeep() {
        return Boolean(this.state.answer && !this.state.answer.problems.length);
    }

    async ask(keep) {
        if (this.state.first.trim()) {
            this.add();
        }
        const cashier = this.pos.config.module_pos_hr ? this.pos.getCashier() : null;
        const said = [this.props.end, this.state.stacks.map((stack) => [...stack])];
        try {
            const answer = await this.pos.data.call("pos.session", "loyalty_count_cards", [
                [this.pos.session.id],
                ...said,
                cashier?.id || null,
                keep,
            ]);
            Object.assign(this.state, { answer, error: "" });
        } catch (error) {
            return this.onError(error);
        }
        if (this.state.answer.act) {
            this.props.getPayload(this.state.answer);
            this.props.close();
        }
    }

    onError(error) {
        if (error instanceof ConnectionLostError) {
            this.state.error = _t("No connection: the register can't be asked now.");
        } else if (error instanceof RPCError) {
            this.state.error = error.data?.message || error.message;
        } else {
            throw error;
        }
    }
}
