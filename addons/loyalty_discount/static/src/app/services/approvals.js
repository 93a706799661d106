/* global Sha1 */
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { makeAwaitable } from "@point_of_sale/app/utils/make_awaitable_dialog";
import { ApprovalDialog } from "@loyalty_discount/app/components/approval_dialog/approval_dialog";
import { approvalRefusal, gateText } from "@loyalty_discount/app/utils/gate_text";

/** A manager's badge or PIN at this till for what the cashier may not do alone (contract 10). */
export class Approvals {
    constructor({ pos, dialog, line }) {
        Object.assign(this, { pos, dialog, line });
    }

    get cashier() {
        return this.pos.getCashier();
    }

    /** A manager at the till needs nobody's approval. */
    get isManager() {
        return this.cashier?._role === "manager";
    }

    get managers() {
        const employees = this.pos.models["hr.employee"]?.getAll() || [];
        return this.pos.config.module_pos_hr
            ? employees.filter((employee) => employee._role === "manager")
            : [];
    }

    /**
     * `{code: {employee, uuid}}` once a manager showed badge or PIN, else null. `what` is the card:
     * its `medium` (id) or `number`.
     */
    async get(order, codes, what) {
        if (!this.managers.length) {
            this.line.say(_t("Only a manager may do this: let one sign in at this till."));
            return null;
        }
        const managers = this.managers.map(({ id, name }) => ({ id, name }));
        const shown = await makeAwaitable(this.dialog, ApprovalDialog, {
            managers,
            what: gateText(codes[0], ""),
        });
        const approvals = {};
        for (const code of shown ? codes : []) {
            const answer = await this.ask(order, code, { ...shown, ...what });
            if (answer.state !== "approved") {
                this.line.say(approvalRefusal(answer.code), "danger");
                return null;
            }
            approvals[code] = { employee: answer.manager, uuid: answer.uuid };
        }
        return shown ? approvals : null;
    }

    /** The server's answer; without network the till compares badge and PIN by itself. */
    async ask(order, reason, shown) {
        const employee = this.pos.config.module_pos_hr ? this.cashier?.id : null;
        const request = { order: order.uuid, reason, employee, ...shown };
        try {
            const call = [this.pos.config.id, request];
            return await this.pos.data.call("loyalty.exception", "approve", call);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            return this.askTill(shown);
        }
    }

    askTill({ badge, manager, pin }) {
        const found = this.managers.find((one) =>
            badge
                ? one._barcode === Sha1.hash(badge)
                : one.id === manager && one._pin && one._pin === Sha1.hash(pin)
        );
        return found
            ? { state: "approved", manager: found.id, uuid: null }
            : { state: "refused", code: "wrong_pin" };
    }
}
