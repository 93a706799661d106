/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as TicketScreen from "@point_of_sale/../tests/pos/tours/utils/ticket_screen_util";
import { refresh, run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import {
    cardLine,
    keyNumber,
    lineHas,
    noPanel,
    panelHas,
    receiptHas,
    removeCard,
} from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

function payOffline(total) {
    return [
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        Dialog.confirm("Continue with limited functionality"),
        ReceiptScreen.receiptAmountTotalIs(total),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

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

function receiptText() {
    const order = posmodel.models["pos.order"].find((paid) => paid.finalized);
    const name = "@point_of_sale/app/screens/receipt_screen/receipt/order_receipt";
    const { OrderReceipt } = odoo.loader.modules.get(name);
    return posmodel.env.services.renderer
        .toHtml(OrderReceipt, { order })
        .then((html) => html.textContent.replace(/\s+/g, " "));
}

// The receipt of a paid order reads the same after a reload, from what the server keeps.
tours.add("loyalty_reprint", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.classic),
            panelHas({ level: "Classic" }),
            payAndCheck(
                "97.00",
                receiptHas({ news: "Silver" }),
                run(async () => {
                    sessionStorage.setItem("printed", await receiptText());
                }, "keep the receipt")
            ),
            refresh(),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("001"),
            run(async () => {
                const [first, again] = [sessionStorage.getItem("printed"), await receiptText()];
                if (first !== again || !first.includes("Classic 3 %")) {
                    throw new Error(`printed: ${first}\nreprinted: ${again}`);
                }
            }, "the reprint reads the same"),
            Chrome.clickRegister(),
            Chrome.endTour(),
        ].flat(),
});

// A program that can't be evaluated costs its discount, never the sale.
tours.add("loyalty_program_in_error", {
    steps: () =>
        [
            openTill(),
            run(() => {
                const snapshot = posmodel.models["loyalty.snapshot"].getFirst();
                snapshot.versions.splice(0, 1, { v: 1, program: "broken" });
            }, "break the program"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.silver),
            panelHas({ holder: "Anna Petrova" }),
            payAndCheck("100.00"),
            Chrome.endTour(),
        ].flat(),
});
