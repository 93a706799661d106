import * as ChromePos from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as ChromeRestaurant from "@pos_restaurant/../tests/tours/utils/chrome";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as FloorScreen from "@pos_restaurant/../tests/tours/utils/floor_screen_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as SplitBillScreen from "@pos_restaurant/../tests/tours/utils/split_bill_screen_util";
import { registry } from "@web/core/registry";
import {
    keyNumber,
    lineHas,
    lineHasNoDiscount,
    noPanel,
    panelHas,
} from "@loyalty_discount/../tests/tours/utils/loyalty_util";
import { NUMBERS } from "@loyalty_discount/../tests/tours/utils/till_steps";

const Chrome = { ...ChromePos, ...ChromeRestaurant };
const tours = registry.category("web_tour.tours");

function openFloor(table) {
    return [
        Chrome.startPoS(),
        Dialog.confirm("Open Register"),
        FloorScreen.clickTable(table),
    ].flat();
}

function pay(total) {
    return [
        ProductScreen.totalAmountIs(total),
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        ReceiptScreen.receiptAmountTotalIs(total),
    ].flat();
}

// Lamp and vase with the card: 95.00 + 39.14. The lamp leaves to a bill of its own.
function splitTheLamp() {
    return [
        ...openFloor("2"),
        ProductScreen.clickDisplayedProduct("Lamp"),
        ProductScreen.clickDisplayedProduct("Vase"),
        keyNumber(NUMBERS.silver),
        ProductScreen.totalAmountIs("134.14"),
        ProductScreen.clickControlButton("Split"),
        SplitBillScreen.clickOrderline("Lamp"),
        SplitBillScreen.clickButton("Split"),
    ].flat();
}

tours.add("loyalty_split_bill", {
    steps: () =>
        [
            splitTheLamp(),
            noPanel(),
            lineHasNoDiscount("Lamp"),
            pay("100.00"),
            ReceiptScreen.clickContinueOrder(),
            ProductScreen.isShown(),
            panelHas({ level: "Silver" }),
            lineHas("Vase", { reason: "Silver 5 %", price: "39.14" }),
            pay("39.14"),
            Chrome.endTour(),
        ].flat(),
});

tours.add("loyalty_split_both", {
    steps: () =>
        [
            splitTheLamp(),
            keyNumber(NUMBERS.silver),
            lineHas("Lamp", { reason: "Silver 5 %", price: "95.00" }),
            pay("95.00"),
            ReceiptScreen.clickContinueOrder(),
            ProductScreen.isShown(),
            lineHas("Vase", { reason: "Silver 5 %", price: "39.14" }),
            pay("39.14"),
            Chrome.endTour(),
        ].flat(),
});

// A lamp with the card moves onto a table with a plate and no card: 100.00 + 11.00, then the card
// is shown there: 95.00 + 10.45.
tours.add("loyalty_merge_tables", {
    steps: () =>
        [
            ...openFloor("4"),
            ProductScreen.clickDisplayedProduct("Plate"),
            Chrome.clickPlanButton(),
            FloorScreen.clickTable("2"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.silver),
            ProductScreen.totalAmountIs("95.00"),
            ProductScreen.clickControlButton("Transfer"),
            FloorScreen.clickTable("4"),
            noPanel(),
            lineHasNoDiscount("Lamp"),
            ProductScreen.totalAmountIs("111.00"),
            keyNumber(NUMBERS.silver),
            pay("105.45"),
            Chrome.endTour(),
        ].flat(),
});

// The order of a guest at table 2 waits there; the card is shown when he pays.
tours.add("loyalty_self_order_paid", {
    steps: () =>
        [
            ...[Chrome.startPoS(), FloorScreen.clickTable("2")].flat(),
            ProductScreen.totalAmountIs("100.00"),
            keyNumber(NUMBERS.silver),
            lineHas("Lamp", { reason: "Silver 5 %", price: "95.00" }),
            pay("95.00"),
            Chrome.endTour(),
        ].flat(),
});
