import { Component, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { usePos } from "@point_of_sale/app/hooks/pos_hook";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { DrawerDialog } from "@loyalty_accounting/app/components/drawer_count/drawer_dialog";

/** The cards of the drawer, in the windows that open and close the shift: `end` says which. */
export class DrawerCount extends Component {
    static template = "loyalty_accounting.DrawerCount";
    static props = { end: String };

    setup() {
        this.pos = usePos();
        this.dialog = useService("dialog");
        this.state = useState({ kept: null });
    }

    async count() {
        const kept = await makeAwaitable(this.dialog, DrawerDialog, { end: this.props.end });
        if (kept) {
            this.state.kept = kept;
        }
    }
}
