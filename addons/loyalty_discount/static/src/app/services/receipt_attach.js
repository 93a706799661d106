import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { AttachDialog } from "@loyalty_discount/app/components/attach_dialog/attach_dialog";
import { attachRefusal } from "@loyalty_discount/app/utils/gate_text";

/** A paid receipt without card that counts for a member after all (contract 11). */
export class ReceiptAttach {
    constructor({ pos, dialog, line, approvals }) {
        Object.assign(this, { pos, dialog, line, approvals });
    }

    /** Whether the order list offers it; the server says whether it can be done. */
    isOffered(order) {
        const isPaid = order?.finalized && order.isSynced && !order.isRefund;
        return Boolean(isPaid && !order.loyalty_claim?.card);
    }

    async start(order) {
        const said = await makeAwaitable(this.dialog, AttachDialog, {});
        if (!said) {
            return;
        }
        try {
            await this.attach(order, said);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            this.line.say(_t("No network: attach the receipt later."), "warning");
        }
    }

    /** Attaches at once, or once a manager has approved where the program asks for one. */
    async attach(order, said) {
        let answer = await this.ask(order, said, null);
        if (answer.code === "not_allowed") {
            const given = await this.approvals.get(order, ["attached"], { number: said.number });
            if (!given) {
                return;
            }
            answer = await this.ask(order, said, given.attached.uuid);
        }
        if (answer.state === "applied") {
            return this.line.say(_t("The purchase counts for this member now."), "success");
        }
        this.line.say(attachRefusal(answer.code), "danger");
    }

    ask(order, said, approval) {
        const employee = this.pos.config.module_pos_hr ? this.approvals.cashier?.id : null;
        const request = { order: order.uuid, employee, approval, ...said };
        const call = [this.pos.config.id, request];
        return this.pos.data.call("loyalty.medium", "attach_receipt", call);
    }
}
