import { registry } from "@web/core/registry";
import { KeyboardWedge } from "@pos_card_reader/transports/wedge";
import { CardReader } from "@pos_card_reader/app/services/card_reader";

export const cardReaderService = {
    dependencies: CardReader.serviceDependencies,
    start(env, services) {
        const reader = new CardReader(services);
        const wedge = new KeyboardWedge({
            onFrame: (frame, at) => reader.swiped(frame, at),
            onOverflow: (at) => reader.overflowed(at),
        });
        wedge.open();
        reader.wedge = wedge;
        reader.board.tell("keyboard", { transport: "wedge", state: "ready" });
        return reader;
    },
};

registry.category("services").add("card_reader", cardReaderService);
