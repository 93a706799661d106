/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { cardLine, keyNumber, lineHas, noPanel, panelHas, removeCard } from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck, payOffline } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

// Without network a card seen today keeps its level; any other is noted and counts later.
tours.add("loyalty_offline", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ holder: "Anna Petrova" }),
            removeCard(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            OfflineUtil.setOfflineMode(),
            keyNumber(NUMBERS.silver),
            cardLine("works with its last known level"),
            panelHas({ holder: "Anna Petrova", level: "Silver", saved: "5.00" }),
            lineHas("Lamp", { reason: "Silver 5 %" }),
            payOffline("95.00"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.classic),
            cardLine("is noted, its purchase counts later"),
            panelHas({ holder: "Card noted, no network" }),
            ProductScreen.totalAmountIs("100.00"),
            OfflineUtil.setOnlineMode(),
            run(() => posmodel.data.checkConnectivity(), "back online"),
            Chrome.isSyncStatusConnected(),
            payAndCheck("100.00"),
            noPanel(),
            Chrome.endTour(),
        ].flat(),
});

// A program that can't be evaluated costs its discount, never the sale.
tours.add("loyalty_program_in_error", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.silver),
            panelHas({ holder: "Anna Petrova" }),
            payAndCheck("100.00"),
            Chrome.endTour(),
        ].flat(),
});
