import { _t } from "@web/core/l10n/translation";
import { accountRight, gates } from "@loyalty_discount/app/utils/gates";
import { gateText } from "@loyalty_discount/app/utils/gate_text";

/** Whom a till asks before an account counts: nobody, the cashier's manager, or it is refused. */
export class CardRights {
    constructor({ pos, line, approvals }) {
        Object.assign(this, { pos, line, approvals });
    }

    /** Whether the holder of `facts` is the cashier. */
    isOwn(facts) {
        const cashier = this.pos.getCashier();
        const contacts = [
            cashier?.raw?.work_contact_id,
            cashier?.raw?.partner_id,
            cashier?.user_id?.raw?.partner_id,
        ];
        return Boolean(facts.holder && contacts.includes(facts.holder.id));
    }

    /** What stands in the way of the account: `{code: action}`. */
    asked(facts, presented) {
        return facts.policy ? gates(facts.policy, presented, this.isOwn(facts)) : {};
    }

    /**
     * Goes on by the right of the account: `admit(right, approvals)` puts it on the receipt; where
     * a manager has to approve, the line asks and the cashier may go on selling meanwhile.
     */
    weigh(order, read, facts, admit) {
        const asked = this.asked(facts, read.presented);
        const codes = Object.keys(asked).filter((code) => asked[code] === "approval");
        const refused = Object.keys(asked).find((code) => asked[code] === "refuse");
        if (refused) {
            return this.line.say(gateText(refused, facts.masked), "danger");
        }
        if (!codes.length || this.approvals.isManager) {
            return admit(accountRight(asked, codes), {});
        }
        const right = accountRight(asked, []);
        const otherwise = right === "spend" ? _t("Only count the purchase") : _t("Leave it");
        this.line.ask(gateText(codes[0], facts.masked), [
            [_t("Manager approves"), () => this.askManager(order, codes, asked, facts, admit)],
            [otherwise, () => right === "spend" && admit(right, {})],
        ]);
    }

    async askManager(order, codes, asked, { medium }, admit) {
        const approvals = await this.approvals.get(order, codes, { medium });
        if (approvals && !order.finalized) {
            return admit(accountRight(asked, codes), approvals);
        }
    }
}
