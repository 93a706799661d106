import { ConnectionLostError } from "@web/core/network/rpc";
import { LocalBox } from "@loyalty_discount/app/services/local_box";

/**
 * Card messages (contract 7) on their way to the server: kept until answered, delivered in the
 * order they were written, one delivery at a time. Delivering twice is harmless by their uuid.
 */
export class CardMessages {
    constructor(deliver) {
        this.box = new LocalBox("card_messages", () => []);
        this.deliver = deliver;
        this.running = Promise.resolve();
        this.answers = new Map();
    }

    get pending() {
        return this.box.read();
    }

    add(message) {
        this.box.write([...this.pending, message]);
    }

    /**
     * Delivers what is queued; an answer of either kind takes its message out of the queue.
     * Without network everything stays queued.
     */
    flush() {
        this.running = this.running.catch(() => {}).then(() => this._flush());
        return this.running;
    }

    async _flush() {
        const queued = this.pending;
        if (!queued.length) {
            return;
        }
        try {
            const answers = await this.deliver(queued);
            answers.forEach((answer) => this.answers.set(answer.uuid, answer));
            this.box.write(this.pending.filter(({ uuid }) => !this.answers.has(uuid)));
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
    }

    /** The answer to message `uuid`, handed out once; undefined while there is none. */
    takeAnswer(uuid) {
        const answer = this.answers.get(uuid);
        this.answers.delete(uuid);
        return answer;
    }
}
