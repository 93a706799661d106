import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { Navbar } from "@point_of_sale/app/components/navbar/navbar";
import { ReaderTest } from "@pos_card_reader/app/components/reader_test/reader_test";

const COLORS = { ready: "text-success", busy: "text-warning", unwell: "text-danger", off: "" };

/** The card readers in the status bar: their health, and the way to the screen that tries them. */
export class ReaderStatus extends Component {
    static template = "pos_card_reader.ReaderStatus";
    static props = {};

    setup() {
        this.dialog = useService("dialog");
        this.board = useState(useService("card_reader").board);
    }

    get color() {
        return COLORS[this.board.health];
    }

    get title() {
        return {
            ready: _t("Card readers are ready"),
            busy: _t("Card readers are being connected"),
            unwell: _t("A card reader does not answer"),
            off: _t("Card reader: keyboard"),
        }[this.board.health];
    }

    open() {
        this.dialog.add(ReaderTest, {});
    }
}

patch(Navbar, { components: { ...Navbar.components, ReaderStatus } });
