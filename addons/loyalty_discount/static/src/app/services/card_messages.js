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
    }

    get pending() {
        return this.box.read();
    }

    /**
     * Queues `message` and delivers what is queued.
     *
     * @returns {Promise<Object|null>} the answer to `message`, null while there is no network
     */
    async send(message) {
        this.box.write([...this.pending, message]);
        const answers = await this.flush();
        return answers.find((answer) => answer.uuid === message.uuid) || null;
    }

    /** Delivers what is queued; an answer of either kind takes its message out of the queue. */
    flush() {
        this.running = this.running.then(() => this._flush());
        return this.running;
    }

    async _flush() {
        const queued = this.pending;
        if (!queued.length) {
            return [];
        }
        try {
            const answers = await this.deliver(queued);
            const answered = new Set(answers.map((answer) => answer.uuid));
            this.box.write(this.pending.filter((message) => !answered.has(message.uuid)));
            return answers;
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return [];
            }
            throw error;
        }
    }
}
