import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Combo from "@point_of_sale/../tests/pos/tours/utils/combo_popup_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as TicketScreen from "@point_of_sale/../tests/pos/tours/utils/ticket_screen_util";
import { refresh } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { chooseInLine, keyNumber, lineHas, panelHas, receiptHas } from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

function lineCount(count) {
    return {
        content: `${count} lines`,
        trigger: ".product-screen .order-container",
        run: ({ anchor }) => {
            const found = anchor.querySelectorAll(".orderline").length;
            if (found !== count) {
                throw new Error(`${found} lines instead of ${count}`);
            }
        },
    };
}

// 2 lamps merge although the first carries a discount: 200.00 - 10 % by hand - 5 % = 171.00;
// plate 10.00 + 10 % tax: 9.50 + 0.95; a combo of lamp and vase at 100.00: 95.00.
tours.add("loyalty_lines", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ level: "Silver" }),
            ProductScreen.clickDisplayedProduct("Lamp", true, "1", "95.00"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "2", "190.00"),
            lineCount(1),
            ProductScreen.addDiscount("10"),
            lineHas("Lamp", { reason: "Silver 5 %", saved: "9.00", price: "171.00" }),
            ProductScreen.clickDisplayedProduct("Plate"),
            lineHas("Plate", { reason: "Silver 5 %", saved: "0.55", price: "10.45" }),
            ProductScreen.clickDisplayedProduct("Set"),
            Combo.select("Lamp"),
            Combo.select("Vase"),
            Dialog.confirm(),
            lineHas("Set", { reason: "Silver 5 %", saved: "5.00", price: "95.00" }),
            ProductScreen.totalAmountIs("276.45"),
            // F5 keeps card and prices
            refresh(),
            panelHas({ holder: "Anna Petrova", saved: "14.55" }),
            ProductScreen.totalAmountIs("276.45"),
            ProductScreen.clickDisplayedProduct("Vase"),
            lineHas("Vase", { reason: "Silver 5 %", saved: "2.06", price: "39.14" }),
            payAndCheck("315.59", receiptHas({ saved: "36.61", part: "16.61", level: "Silver" })),
            Chrome.endTour(),
        ].flat(),
});

// Core's automatic 10 % acts on what our 5 % left, and not on a card: 95.00 - 9.50 + 70.00.
tours.add("loyalty_core_promotion", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            ProductScreen.totalAmountIs("90.00"),
            keyNumber(NUMBERS.silver),
            lineHas("Lamp", { reason: "Silver 5 %", price: "95.00" }),
            ProductScreen.totalAmountIs("85.50"),
            keyNumber(NUMBERS.sold),
            chooseInLine("Anonymous"),
            ProductScreen.totalAmountIs("155.50"),
            payAndCheck("155.50", receiptHas({ saved: "5.00" })),
            Chrome.endTour(),
        ].flat(),
});

/** One piece of the last receipt comes back and stands at the payment. */
function bringOneBack(total) {
    return [
        ProductScreen.clickRefund(),
        TicketScreen.selectOrder("001"),
        ProductScreen.clickNumpad("1"),
        TicketScreen.toRefundTextContains("To Refund: 1"),
        TicketScreen.confirmRefund(),
        PaymentScreen.isShown(),
        PaymentScreen.totalIs(total),
    ].flat();
}

function payBack(total) {
    return [
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
        ReceiptScreen.receiptAmountTotalIs(total),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

function returnOne(total) {
    return [...bringOneBack(total), ...payBack(total)];
}

// 3 cups at 9.99 - 5 % and 7 % on top: 28.47 + 1.99 = 30.46. Each alone would be 9.49 + 0.66 = 10.15.
tours.add("loyalty_refund_one_by_one", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ level: "Silver" }),
            ProductScreen.clickDisplayedProduct("Cup"),
            ProductScreen.clickDisplayedProduct("Cup"),
            ProductScreen.clickDisplayedProduct("Cup", true, "3"),
            payAndCheck("30.46"),
            returnOne("10.15"),
            returnOne("10.16"),
            returnOne("10.15"),
            Chrome.endTour(),
        ].flat(),
});

// 3 vases at 41.20 - 5 %: 117.42; one comes back for the 39.14 it cost, without our engine.
tours.add("loyalty_partial_refund", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ level: "Silver" }),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.clickDisplayedProduct("Vase", true, "3", "117.42"),
            payAndCheck("117.42"),
            bringOneBack("39.14"),
            PaymentScreen.clickBack(),
            {
                content: "no combined percentage, no discount of ours on the return",
                trigger:
                    ".product-screen .orderline:not(:has(.loyalty-reason)):not(:contains('%'))",
            },
            ProductScreen.clickPayButton(),
            payBack("39.14"),
            Chrome.endTour(),
        ].flat(),
});
