import { LocalBox } from "@loyalty_discount/app/services/local_box";

/** Cards given at this till in this shift, newest first: what *Undo card issue* offers. No names. */
export class IssuedCards {
    constructor(session) {
        this.session = session;
        this.box = new LocalBox("issued_cards", () => []);
    }

    get all() {
        return this.box.read().filter((card) => card.session === this.session);
    }

    /** `card`: `number`, `masked` and the moment `at`. Earlier shifts are forgotten. */
    add(card) {
        this.remove(card.number);
        this.box.write([{ ...card, session: this.session }, ...this.all]);
    }

    remove(number) {
        this.box.write(this.all.filter((card) => card.number !== number));
    }
}
