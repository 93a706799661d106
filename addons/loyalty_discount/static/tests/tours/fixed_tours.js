/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import { refresh, run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import { cardLine } from "./utils/loyalty_util";
import { NUMBERS, openTill, plugTerminal, track2 } from "./utils/till_steps";

function moment() {
    return posmodel.getOrder().uiState.loyalty.moment;
}

/** The moment of the receipt is the one kept under `name`, or there is none. */
function momentIs(name) {
    return run(() => {
        const wanted = name && sessionStorage.getItem(name);
        if (moment() !== wanted) {
            throw new Error(`moment ${moment()} instead of ${wanted}`);
        }
    }, "the moment stands");
}

function askTerminal() {
    return [
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.totalIs("90.00"),
        { content: "ask for money", trigger: ".send_payment_request", run: "click" },
    ].flat();
}

// By bank all is 10 % less. The terminal refuses: cash costs 100.00 again. It is asked once more:
// from then on neither a card nor a killed page moves the 90.00.
registry.category("web_tour.tours").add("loyalty_fixed_price", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            plugTerminal(async () => false),
            askTerminal(),
            PaymentScreen.clickPaymentlineDelButton("Bank", "90.00"),
            PaymentScreen.totalIs("100.00"),
            PaymentScreen.clickBackToProductScreen(),
            momentIs(null),
            plugTerminal(() => new Promise(() => {})),
            askTerminal(),
            { content: "the terminal waits", trigger: ".send_force_done" },
            run(() => sessionStorage.setItem("moment", moment()), "keep the moment"),
            swipe(track2(NUMBERS.silver)),
            cardLine("only counts this purchase"),
            PaymentScreen.totalIs("90.00"),
            refresh(),
            PaymentScreen.isShown(),
            PaymentScreen.totalIs("90.00"),
            momentIs("moment"),
            { content: "the terminal took it", trigger: ".send_force_done", run: "click" },
            ReceiptScreen.isShown(),
            ReceiptScreen.receiptAmountTotalIs("90.00"),
            ReceiptScreen.clickNextOrder(),
            Chrome.endTour(),
        ].flat(),
});

/** Holds what the till writes for a power cut until `window.goOn()`. */
function slowDisk() {
    return run(() => {
        const { data } = posmodel;
        const held = new Promise((resolve) => (window.goOn = resolve));
        data.synchronizeLocalDataInIndexedDB = async () => {
            await held;
            delete data.synchronizeLocalDataInIndexedDB; // the method of its class again
        };
    }, "the disk is slow");
}

// The payment is taken back before the terminal heard of it: it is never asked.
registry.category("web_tour.tours").add("loyalty_payment_taken_back", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            plugTerminal(async () => (window.isAsked = true)),
            slowDisk(),
            askTerminal(),
            PaymentScreen.clickPaymentlineDelButton("Bank", "90.00"),
            PaymentScreen.totalIs("100.00"),
            run(async () => {
                window.goOn();
                await new Promise((resolve) => setTimeout(resolve, 300));
                if (window.isAsked) {
                    throw new Error("the terminal was asked");
                }
            }, "the terminal is not asked"),
            Chrome.endTour(),
        ].flat(),
});
