import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { formatInteger } from "@web/views/fields/formatters";

/** One line that says how far a long export is, and goes when it has ended. */
export const exportProgressService = {
    dependencies: ["bus_service", "notification"],
    start(env, { bus_service: bus, notification }) {
        let close = () => {};
        bus.subscribe("loyalty_accounting.export_progress", ({ rows }) => {
            close();
            close = () => {};
            if (rows) {
                const text = _t("%s rows are in the worksheet so far.", formatInteger(rows));
                close = notification.add(text, { type: "info", sticky: true });
            }
        });
    },
};

registry.category("services").add("loyalty_export_progress", exportProgressService);
