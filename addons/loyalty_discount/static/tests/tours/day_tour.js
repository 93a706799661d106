/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as TicketScreen from "@point_of_sale/../tests/pos/tours/utils/ticket_screen_util";
import { refresh, run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import { cardLine, keyNumber, noPanel, panelHas, receiptHas } from "./utils/loyalty_util";
import {
    NUMBERS,
    openTill,
    payAndCheck,
    payOffline,
    plugTerminal,
    track2,
} from "./utils/till_steps";

function sales() {
    return [
        // with a card, without one
        ProductScreen.clickDisplayedProduct("Lamp", true, "1", "100.00"),
        ProductScreen.clickDisplayedProduct("Lamp", true, "2", "200.00"),
        swipe(track2(NUMBERS.silver)),
        panelHas({ holder: "Anna Petrova", saved: "10.00" }),
        payAndCheck("190.00", receiptHas({ saved: "10.00", number: "9200•••••0017" })),
        noPanel(),
        ProductScreen.clickDisplayedProduct("Vase"),
        payAndCheck("41.20"),
    ].flat();
}

function hourWithoutNetwork() {
    return [
        OfflineUtil.setOfflineMode(),
        ProductScreen.clickDisplayedProduct("Lamp"),
        keyNumber(NUMBERS.silver),
        cardLine("works with its last known level"),
        payOffline("95.00"),
        ProductScreen.clickDisplayedProduct("Lamp"),
        keyNumber(NUMBERS.classic),
        cardLine("is noted, its purchase counts later"),
        run(() => {
            const waiting = posmodel.models["pos.order"].filter(
                (order) => order.finalized && !order.isSynced
            );
            if (waiting.length !== 1) {
                throw new Error(`${waiting.length} receipts wait`);
            }
        }, "one receipt waits"),
        OfflineUtil.setOnlineMode(),
        run(() => posmodel.data.checkConnectivity(), "back online"),
        Chrome.isSyncStatusConnected(),
        payAndCheck("100.00"),
    ].flat();
}

function powerCut() {
    return [
        ProductScreen.clickDisplayedProduct("Lamp"),
        swipe(track2(NUMBERS.silver)),
        panelHas({ saved: "5.00" }),
        plugTerminal(() => new Promise(() => {})),
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        { content: "ask for money", trigger: ".send_payment_request", run: "click" },
        { content: "the terminal waits", trigger: ".send_force_done" },
        refresh(),
        PaymentScreen.isShown(),
        PaymentScreen.totalIs("95.00"),
        { content: "the terminal took it", trigger: ".send_force_done", run: "click" },
        ReceiptScreen.isShown(),
        receiptHas({ saved: "5.00", number: "9200•••••0017" }),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

function aReturn() {
    return [
        Chrome.clickOrders(),
        TicketScreen.selectFilter("Paid"),
        TicketScreen.selectOrderByPrice("190.00"),
        ProductScreen.clickNumpad("1"),
        TicketScreen.toRefundTextContains("To Refund: 1"),
        TicketScreen.confirmRefund(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
        receiptHas({ news: "Discount taken back with the goods: $ 5.00" }),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

// Opening, sales with and without card, an hour without network, a killed page with an unpaid
// receipt, a return, closing.
registry.category("web_tour.tours").add("loyalty_working_day", {
    steps: () =>
        [
            openTill(),
            sales(),
            hourWithoutNetwork(),
            powerCut(),
            aReturn(),
            Chrome.clickMenuOption("Close Register"),
            {
                content: "close the register",
                trigger: ".modal .modal-footer .btn:contains(close register)",
                run: "click",
                expectUnloadPage: true,
            },
            { content: "the day is over", trigger: "button:contains(backend)" },
        ].flat(),
});
