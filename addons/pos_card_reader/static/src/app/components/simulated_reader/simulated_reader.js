import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { findProfile } from "@pos_card_reader/codec";
import { play } from "@pos_card_reader/transports/simulated_reader";
import { frameSink } from "@pos_card_reader/app/services/frame_sink";
import { sampleSwipes, track2 } from "@pos_card_reader/app/utils/sample_swipes";

const NAME = "simulated";

/** A reader without hardware: recorded swipes take the way of a serial reader, at its speed. */
export class SimulatedReader extends Component {
    static template = "pos_card_reader.SimulatedReader";
    static props = { close: Function };

    setup() {
        this.reader = useService("card_reader");
        this.swipes = sampleSwipes(this.reader.rules);
        this.state = useState({ number: "", isBusy: false, isForReceipt: false });
        const profile = findProfile("msr");
        this.reader.board.tell(NAME, {
            transport: "simulated",
            profile: profile.id,
            state: "ready",
        });
        this.sink = frameSink(this.reader, NAME, profile);
        this.profile = profile;
    }

    /** Play a swipe: to the screen that tries readers, or as in a sale when that is closed. */
    async play(sent) {
        if (this.state.isForReceipt) {
            this.props.close();
        }
        this.state.isBusy = true;
        await play(sent, this.profile, this.sink);
        this.state.isBusy = false;
    }

    playNumber() {
        if (this.state.number.trim()) {
            this.play(track2(this.state.number.trim()));
        }
    }
}
