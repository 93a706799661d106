import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import { registry } from "@web/core/registry";
import { keyNumber, lineHas, lineHasNoDiscount, panelHas } from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck } from "./utils/till_steps";

function offered(selector, text) {
    const trigger = `.product-screen .loyalty-offers ${selector}:contains("${text}")`;
    return { content: `offered: ${text}`, trigger };
}

// The members' list makes the lamp 87.65, 5 % of that are 4.38; two vases bring a plate; paid by
// bank all is 10 % less, and the tender follows.
registry.category("web_tour.tours").add("loyalty_offers", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ level: "Silver" }),
            ProductScreen.clickDisplayedProduct("Lamp"),
            lineHas("Lamp", { reason: "Members' prices", price: "83.27" }),
            lineHas("Lamp", { reason: "Silver 5 %" }),
            offered(".loyalty-message", "Do you need a bag?"),
            offered(".loyalty-near-miss", "to the next step of More for more"),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.clickDisplayedProduct("Vase", true, "2", "78.28"),
            offered(".loyalty-gift", "Gift: choose one (Plate for two)"),
            { ...offered(".loyalty-gift-choice", "Plate"), run: "click" },
            lineHas("Plate", { reason: "Gift: Plate for two" }),
            {
                content: "nothing left to choose",
                trigger: ".product-screen .loyalty-offers:not(:has(.loyalty-gift))",
            },
            ProductScreen.clickPayButton(),
            PaymentScreen.clickPaymentMethod("Bank"),
            PaymentScreen.clickValidate(),
            ReceiptScreen.isShown(),
            ReceiptScreen.clickNextOrder(),
            ProductScreen.isShown(),
            Chrome.endTour(),
        ].flat(),
});

// Lamps at 20 % keep core's 10 % off the receipt; plates at half price stop at 9.50 and its tax.
// Alone with a vase core's 10 % is given, and our 5 % on vases gives way.
registry.category("web_tour.tours").add("loyalty_offer_rules", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            lineHas("Lamp", { reason: "Lamps 20 %", price: "80.00" }),
            ProductScreen.totalAmountIs("80.00"),
            ProductScreen.clickDisplayedProduct("Plate"),
            lineHas("Plate", { reason: "Plates", price: "10.45" }),
            payAndCheck("90.45"),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.totalAmountIs("37.08"),
            lineHasNoDiscount("Vase"),
            payAndCheck("37.08"),
            Chrome.endTour(),
        ].flat(),
});

// 45.00 by bank and the rest in cash: about 47 % of the lamp is paid by bank, so 4.7 % is given.
registry.category("web_tour.tours").add("loyalty_mixed_tender", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            ProductScreen.clickPayButton(),
            PaymentScreen.clickPaymentMethod("Bank"),
            PaymentScreen.totalIs("90.00"),
            PaymentScreen.enterPaymentLineAmount("Bank", "45"),
            PaymentScreen.clickPaymentMethod("Cash"),
            PaymentScreen.clickValidate(),
            ReceiptScreen.isShown(),
            ReceiptScreen.clickNextOrder(),
            Chrome.endTour(),
        ].flat(),
});

/** A lamp for `bank` by bank and a note of 100 for the rest: `total`, and what is handed back. */
function payWithNote(bank, total, change) {
    return [
        ProductScreen.clickDisplayedProduct("Lamp"),
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.totalIs("100.00"),
        PaymentScreen.enterPaymentLineAmount("Bank", bank),
        PaymentScreen.clickPaymentMethod("Cash"),
        PaymentScreen.enterPaymentLineAmount("Cash", "100"),
        PaymentScreen.totalIs(total),
        PaymentScreen.changeIs(change),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
        ReceiptScreen.receiptAmountTotalIs(total),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

// 10 % of the part paid in cash: 9.08 of the note pay 0.92 less. With 60.00 by bank the cent has no
// rest: 96.23 would be paid with a share that makes 96.24, which makes 96.23.
registry.category("web_tour.tours").add("loyalty_change_is_no_tender", {
    steps: () =>
        [
            openTill(),
            payWithNote("90", "99.08", "90.92"),
            payWithNote("60", "96.23", "63.77"),
            Chrome.endTour(),
        ].flat(),
});
