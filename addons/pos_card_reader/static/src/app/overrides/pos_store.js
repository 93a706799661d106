import { patch } from "@web/core/utils/patch";
import { PosStore } from "@point_of_sale/app/services/pos_store";
import { startAgent } from "@pos_card_reader/app/services/agent_link";
import { BrowserReaders } from "@pos_card_reader/app/services/browser_readers";
import { startReport } from "@pos_card_reader/app/services/reader_report";

PosStore.serviceDependencies.push("card_reader");

patch(PosStore.prototype, {
    async setup(env, services) {
        this.cardReader = services.card_reader;
        this.cardReader.connect(this);
        if (services.barcode_reader) {
            services.barcode_reader.cardReader = services.card_reader;
        }
        await super.setup(...arguments);
        this.cardReader.wedge.framer.setGap(this.config.card_reader_key_gap);
        this.cardReader.agent = startAgent(this.cardReader, this);
        this.cardReader.browser = new BrowserReaders(this.cardReader);
        this.cardReader.browser.start().catch(() => {}); // forbidden by policy: keyboard and agent stay
        startReport(this.cardReader.board, env.services.orm, this.config.id);
    },
});
