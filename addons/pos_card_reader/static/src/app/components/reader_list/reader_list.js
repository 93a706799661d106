import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { agentText, stateText } from "@pos_card_reader/app/utils/read_text";

/** The readers of this till: how they are, and what they counted. */
export class ReaderList extends Component {
    static template = "pos_card_reader.ReaderList";
    static props = {};

    setup() {
        this.reader = useService("card_reader");
        this.board = useState(this.reader.board);
        this.choice = useState({ profile: "" });
    }

    get agentText() {
        return agentText(this.board.agent.state);
    }

    stateText(reader) {
        return stateText(reader);
    }

    lastRead({ lastReadAt }) {
        return lastReadAt ? luxon.DateTime.fromMillis(lastReadAt).toFormat("HH:mm:ss") : "";
    }

    /** Another till has it, or nobody. */
    isClaimable({ is_shared, till }) {
        return is_shared && till !== this.reader.agent?.name;
    }

    claim({ name }) {
        return this.tell(this.reader.agent.claim(name));
    }

    get browser() {
        return this.reader.browser;
    }

    connectSerial() {
        return this.tell(this.browser.requestSerial(this.choice.profile));
    }

    connectHid() {
        return this.tell(this.browser.requestHid());
    }

    /** Say why what a button asked for failed; closing the browser's own window is no failure. */
    async tell(asked) {
        try {
            await asked;
        } catch (error) {
            if (error.name !== "NotFoundError") {
                this.reader.show(error.message || this.agentText, "danger");
            }
        }
    }

    resume() {
        this.reader.agent.resume();
    }
}
