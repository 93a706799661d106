/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as PosHr from "@pos_hr/../tests/tours/utils/pos_hr_helpers";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import { negate, run, scan_barcode } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import {
    cardLine,
    chooseInLine,
    displayHas,
    keyNumber,
    lineHas,
    lineHasNoDiscount,
    noPanel,
    panelHas,
    receiptHas,
    removeCard,
} from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck, plugTerminal, track2 } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

function chooseCustomer(name) {
    return [ProductScreen.clickPartnerButton(), ProductScreen.clickCustomer(name)].flat();
}

// The program only counts the purchase; the card itself, shown later, gives the discount.
tours.add("loyalty_without_card_spend", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Anna Petrova"),
            cardLine("Without the card the purchase of Anna Petrova only counts"),
            panelHas({ holder: "Only counts this purchase", number: "Without card" }),
            lineHasNoDiscount("Lamp"),
            payAndCheck("100.00", receiptHas({ number: "Member, without card" })),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Anna Petrova"),
            panelHas({ number: "Without card" }),
            swipe(track2(NUMBERS.silver)),
            panelHas({ holder: "Anna Petrova", level: "Silver", number: "9200•••••0017" }),
            payAndCheck("95.00", receiptHas({ number: "9200•••••0017" })),
            Chrome.endTour(),
        ].flat(),
});

// The program gives the discount, without network too once the till has seen the card.
tours.add("loyalty_without_card_discount", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Stranger"),
            noPanel(),
            chooseCustomer("Anna Petrova"),
            cardLine("Anna Petrova is on the receipt without the card"),
            panelHas({ holder: "Anna Petrova", level: "Silver", saved: "5.00" }),
            lineHas("Lamp", { reason: "Silver 5 %" }),
            displayHas({ holder: "Anna P.", level: "Silver", number: "Without card" }),
            chooseCustomer("Stranger"),
            noPanel(),
            lineHasNoDiscount("Lamp"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ number: "9200•••••0017" }),
            removeCard(),
            OfflineUtil.setOfflineMode(),
            chooseCustomer("Anna Petrova"),
            cardLine("with the last known level"),
            panelHas({ number: "Without card", level: "Silver", saved: "5.00" }),
            OfflineUtil.setOnlineMode(),
            run(() => posmodel.data.checkConnectivity(), "back online"),
            Chrome.isSyncStatusConnected(),
            payAndCheck("95.00", receiptHas({ saved: "5.00", number: "Member, without card" })),
            Chrome.endTour(),
        ].flat(),
});

// Once a terminal is asked for money the customer stays with the price that was made for her.
tours.add("loyalty_without_card_fixed", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Anna Petrova"),
            panelHas({ level: "Silver", saved: "5.00" }),
            plugTerminal(() => new Promise(() => {})),
            ProductScreen.clickPayButton(),
            PaymentScreen.clickPaymentMethod("Bank"),
            { content: "ask for money", trigger: ".send_payment_request", run: "click" },
            { content: "the terminal waits", trigger: ".send_force_done" },
            PaymentScreen.clickPartnerButton(),
            PaymentScreen.clickCustomer("Stranger"),
            cardLine("the customer stays"),
            PaymentScreen.totalIs("95.00"),
            { content: "the terminal took it", trigger: ".send_force_done", run: "click" },
            ReceiptScreen.isShown(),
            receiptHas({ saved: "5.00", number: "Member, without card" }),
            ReceiptScreen.clickNextOrder(),
            Chrome.endTour(),
        ].flat(),
});

function askAndWait() {
    return [
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        { content: "ask for money", trigger: ".send_payment_request", run: "click" },
        { content: "the terminal waits", trigger: ".send_force_done" },
    ].flat();
}

function refuseAndPay(total) {
    return [
        run(() => window.refuse(), "the terminal refuses"),
        { content: "the terminal may be asked again", trigger: ".send_payment_request" },
        PaymentScreen.totalIs(total),
        { content: "take the tender back", trigger: ".paymentline .delete-button", run: "click" },
        PaymentScreen.clickPaymentMethod("Cash"),
        PaymentScreen.totalIs(total),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
        ReceiptScreen.receiptAmountTotalIs(total),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

// A terminal that refuses frees the price, and gives no discount to a member without the card;
// only the card itself, shown meanwhile, does.
tours.add("loyalty_without_card_refused", {
    steps: () =>
        [
            openTill(),
            plugTerminal(() => new Promise((resolve) => (window.refuse = () => resolve(false)))),
            ProductScreen.clickDisplayedProduct("Lamp"),
            askAndWait(),
            PaymentScreen.clickPartnerButton(),
            PaymentScreen.clickCustomer("Anna Petrova"),
            cardLine("Without the card the purchase of Anna Petrova only counts"),
            refuseAndPay("100.00"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Anna Petrova"),
            panelHas({ number: "Without card" }),
            askAndWait(),
            swipe(track2(NUMBERS.silver)),
            cardLine("only counts this purchase"),
            PaymentScreen.totalIs("100.00"),
            refuseAndPay("95.00"),
            Chrome.endTour(),
        ].flat(),
});

// Taking the card off brings back whom the cashier had chosen, and takes nobody away who came later:
// he is a member without the card then.
tours.add("loyalty_customer_before_card", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            chooseCustomer("Stranger"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ holder: "Anna Petrova" }),
            ProductScreen.customerIs("Anna Petrova"),
            removeCard(),
            ProductScreen.customerIs("Stranger"),
            keyNumber(NUMBERS.silver),
            panelHas({ holder: "Anna Petrova" }),
            chooseCustomer("Boris Orlov"),
            panelHas({ holder: "Anna Petrova" }),
            ProductScreen.customerIs("Boris Orlov"),
            { content: "take the card off", trigger: ".loyalty-remove", run: "click" },
            panelHas({ holder: "Only counts this purchase", number: "Without card" }),
            ProductScreen.customerIs("Boris Orlov"),
            Chrome.endTour(),
        ].flat(),
});

function typePin(pin) {
    return [
        { content: "the PIN", trigger: ".loyalty-approval input[name=pin]", run: `edit ${pin}` },
        { content: "approve", trigger: ".loyalty-approve", run: "click" },
    ];
}

/** The badge of a manager approves and does not change the cashier. */
function cashierIs(name) {
    return run(() => {
        const cashier = posmodel.getCashier();
        if (cashier.name !== name) {
            throw new Error(`${cashier.name} instead of ${name}`);
        }
    }, `the cashier is ${name}`);
}

// A typed number needs a manager: goods go on being sold, a wrong PIN gives nothing, a badge does.
tours.add("loyalty_approval", {
    steps: () =>
        [
            Chrome.startPoS(),
            PosHr.loginScreenIsShown(),
            PosHr.login("Vera"),
            Dialog.confirm("Open Register"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.silver),
            cardLine("needs a manager's approval"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "2", "200.00"),
            chooseInLine("Leave it"),
            noPanel(),
            keyNumber(NUMBERS.silver),
            chooseInLine("Manager approves"),
            typePin("1234"),
            cardLine("Wrong badge or PIN"),
            noPanel(),
            keyNumber(NUMBERS.silver),
            chooseInLine("Manager approves"),
            typePin("4711"),
            panelHas({ holder: "Anna Petrova", saved: "10.00" }),
            cashierIs("Vera"),
            payAndCheck("190.00", receiptHas({ saved: "10.00" })),
            // a swipe needs nobody
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ saved: "5.00" }),
            removeCard(),
            keyNumber(NUMBERS.silver),
            chooseInLine("Manager approves"),
            { content: "the dialog waits", trigger: ".loyalty-approval" },
            scan_barcode("041boss"),
            panelHas({ saved: "5.00" }),
            cashierIs("Vera"),
            payAndCheck("95.00"),
            // her own card does not work at her own till
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.classic)),
            cardLine("Your own card does not work"),
            noPanel(),
            payAndCheck("100.00"),
            Chrome.endTour(),
        ].flat(),
});

const FOREIGN = ".product-screen .loyalty-foreign-panel";
const PAYMENT_CARD = ";4111111111111111=29121010000000000000?\r";

function foreignIs(name) {
    const trigger = `${FOREIGN}:has(.loyalty-foreign-name:contains("${name}"))`;
    return [{ content: `foreign card ${name}`, trigger }];
}

// 7 % for holders of the city's social card, whether it was read or only seen; never its number.
tours.add("loyalty_foreign_card", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(";777000123=4912?\r"),
            cardLine("Social card: on this receipt only"),
            foreignIs("Social card"),
            lineHas("Lamp", { saved: "7.00" }),
            { content: "take it off", trigger: `${FOREIGN} .loyalty-remove`, run: "click" },
            { content: "no foreign card", trigger: negate(FOREIGN) },
            lineHasNoDiscount("Lamp"),
            keyNumber("777000123"), // swiped twice within a second it would be one read
            payAndCheck("93.00"),
            { content: "not on the next receipt", trigger: negate(FOREIGN) },
            // a city card that is a bank card too: only seen, beside the shop's own card
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ saved: "5.00" }),
            swipe(PAYMENT_CARD),
            cardLine("A payment number was read and is not kept"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "2", "190.00"),
            chooseInLine("Seen: Social card"),
            foreignIs("Social card"),
            panelHas({ saved: "14.00" }),
            payAndCheck("186.00"),
            Chrome.endTour(),
        ].flat(),
});
