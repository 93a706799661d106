import { _t } from "@web/core/l10n/translation";
import { loadedSnapshot } from "@loyalty_discount/app/utils/snapshots";

/**
 * Cards of other issuers, such as a city social card: they bring their customer groups to one
 * receipt. Decided here, without network; the number is forgotten at once.
 */
export class ForeignCards {
    constructor({ pos, line }) {
        Object.assign(this, { pos, line });
    }

    get known() {
        return loadedSnapshot(this.pos.models)?.foreign || [];
    }

    /** The groups that a card read by rule `id` brings. */
    groupsOfRule(id) {
        return this.known.filter(({ rules }) => rules.includes(id));
    }

    /** Takes a card of `rule`; true if it is one of another issuer. */
    take(order, rule) {
        const groups = this.groupsOfRule(rule);
        if (groups.length) {
            this.put(order, { rule, group: null }, groups);
        }
        return Boolean(groups.length);
    }

    /** A payment card was refused: where a group may be seen only, the cashier says what she saw. */
    askSeen(order) {
        const groups = this.known.filter(({ seen }) => seen);
        if (!groups.length) {
            return;
        }
        const choices = groups.map((group) => [
            _t("Seen: %s", group.name),
            () => this.put(order, { rule: null, group: group.group }, [group]),
        ]);
        const text = _t("A payment number was read and is not kept. Which card did you see?");
        this.line.ask(text, [...choices, [_t("None"), () => {}]]);
    }

    put(order, said, groups) {
        if (order.isPriceFixed) {
            return this.line.say(_t("Money is asked for: the price stands."), "warning");
        }
        const name = groups.map((group) => group.name).join(", ");
        const ids = groups.map(({ group }) => group).sort((left, right) => left - right);
        order.updateLoyalty({ foreign: { ...said, groups: ids, name } });
        this.pos.updateRewards();
        this.line.say(_t("%s: on this receipt only.", name), "success");
    }

    remove(order) {
        if (order.isPriceFixed) {
            return this.line.say(_t("Money is asked for: the price stands."), "warning");
        }
        order.updateLoyalty({ foreign: null });
        this.pos.updateRewards();
    }
}
