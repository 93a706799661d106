/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import { run } from "@point_of_sale/../tests/generic_helpers/utils";

export const NUMBERS = {
    silver: "9200000000017",
    blocked: "9200000000024",
    foreign: "9200000000031",
    unknown: "9200000000048",
    classic: "9200000000055",
    free: "9200000000109",
    freeAnonymous: "9200000000116",
    freeUndone: "9200000000123",
    sold: "9200000000208",
};

/** What a keyboard-wedge reader types for track 2 of card `number`. */
export function track2(number) {
    return `;${number}=4912?\r`;
}

export function openTill() {
    return [Chrome.startPoS(), Dialog.confirm("Open Register")].flat();
}

/** Pays all in one tender and checks the receipt before the next customer comes. */
export function payAndCheck(total, ...receipt) {
    return [
        ProductScreen.totalAmountIs(total),
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
        ReceiptScreen.receiptAmountTotalIs(total),
        ...receipt,
        ReceiptScreen.clickNextOrder(),
        ProductScreen.isShown(),
    ].flat();
}

/** Pays all in one tender while there is no network; core warns now, not every few seconds. */
export function payOffline(total) {
    return [
        ProductScreen.clickPayButton(),
        run(() => (posmodel.data.network.warningTriggered = false), "warn of the network"),
        PaymentScreen.clickPaymentMethod("Bank"),
        PaymentScreen.clickValidate(),
        Dialog.confirm("Continue with limited functionality"),
        ReceiptScreen.receiptAmountTotalIs(total),
        ReceiptScreen.clickNextOrder(),
    ].flat();
}

/** Gives the method Bank a terminal whose answer is `answer()`; there is no real one here. */
export function plugTerminal(answer) {
    return run(() => {
        const bank = posmodel.models["pos.payment.method"].find(({ name }) => name === "Bank");
        bank.payment_terminal = { sendPaymentRequest: answer, supports_reversals: false };
    }, "plug the terminal in");
}
