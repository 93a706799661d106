/** The one line that answers a card read: the next answer takes its place. */
export class CardLine {
    constructor(notification) {
        this.notification = notification;
        this.close = () => {};
    }

    say(text, type = "info", options = {}) {
        this.close();
        this.close = this.notification.add(text, { type, className: "loyalty-line", ...options });
    }

    /**
     * A line with a choice; it waits without taking the focus, so goods can be scanned meanwhile.
     *
     * @param {string} text
     * @param {Array<[string, Function]>} choices - label and what it does; the first is the usual
     */
    ask(text, choices) {
        const buttons = choices.map(([name, act], index) => ({
            name,
            primary: index === 0,
            onClick: () => {
                this.close();
                return act();
            },
        }));
        this.say(text, "info", { buttons, sticky: true });
    }
}
