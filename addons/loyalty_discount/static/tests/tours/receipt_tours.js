/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as TicketScreen from "@point_of_sale/../tests/pos/tours/utils/ticket_screen_util";
import { negate, refresh, run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import {
    cardLine,
    chooseInLine,
    keyNumber,
    lineHas,
    panelHas,
    receiptHas,
} from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck, track2 } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

/** What the receipt of the first paid order that fits says, as text. */
function receiptText(fits = () => true) {
    const order = posmodel.models["pos.order"].find((paid) => paid.finalized && fits(paid));
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

function keepReceipt(name, fits) {
    return run(async () => {
        sessionStorage.setItem(name, await receiptText(fits));
    }, `keep the receipt ${name}`);
}

function receiptReadsAs(name, fits, ...parts) {
    return run(async () => {
        const [first, again] = [sessionStorage.getItem(name), await receiptText(fits)];
        const missing = parts.filter((part) => !first.includes(part));
        if (first !== again || missing.length) {
            throw new Error(`${missing} missing in\n${first}\nreprinted:\n${again}`);
        }
    }, `the reprint of ${name} reads the same`);
}

const isNamed = (order) => Boolean(order.loyalty_claim?.card);

// Silver has 5 %, the happy hour of 20 % wins: so says the receipt, with a card and without, also
// when the till was loaded anew and the programs have other names.
tours.add("loyalty_reprint_of_offer", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            lineHas("Lamp", { reason: "Happy hour 20 %" }),
            payAndCheck(
                "80.00",
                keepReceipt("anybody", (order) => !isNamed(order))
            ),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ level: "Silver" }),
            payAndCheck("80.00", keepReceipt("named", isNamed)),
            refresh(),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("001"),
            run(() => {
                const { names } = posmodel.models["loyalty.snapshot"].getFirst();
                for (const program of Object.keys(names)) {
                    names[program] = "Late hour";
                }
            }, "the programs are called otherwise now"),
            receiptReadsAs("anybody", (order) => !isNamed(order), "Happy hour 20 %"),
            receiptReadsAs("named", isNamed, "Happy hour 20 %", "more to Gold"),
            Chrome.clickRegister(),
            Chrome.endTour(),
        ].flat(),
});

const isReturn = (order) => order.isRefund;

// Two lamps with 5 %; one comes back: 95.00, the discount of 5.00 with it, after a reload too.
tours.add("loyalty_return_receipt", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp", true, "1", "100.00"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "2", "200.00"),
            keyNumber(NUMBERS.silver),
            panelHas({ saved: "10.00" }),
            payAndCheck("190.00", lineHas("Lamp", { before: "200.00" }, ".receipt-screen")),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("001"),
            ProductScreen.clickNumpad("1"),
            TicketScreen.toRefundTextContains("To Refund: 1"),
            TicketScreen.confirmRefund(),
            PaymentScreen.clickPaymentMethod("Bank"),
            PaymentScreen.clickValidate(),
            ReceiptScreen.isShown(),
            receiptHas({ news: "Discount taken back with the goods: $ 5.00" }),
            receiptHas({ news: "No longer counted for the card: $ 95.00" }),
            keepReceipt("return", isReturn),
            ReceiptScreen.clickNextOrder(),
            refresh(),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("002"),
            receiptReadsAs("return", isReturn, "taken back with the goods", "No longer counted"),
            Chrome.clickRegister(),
            Chrome.endTour(),
        ].flat(),
});

// Classic 3 % in this month, 9,950.00 so far: 97.00 more earn Silver for the next one.
tours.add("loyalty_period_receipt", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ level: "Classic", saved: "3.00" }),
            payAndCheck(
                "97.00",
                receiptHas({ saved: "3.00", level: "Classic", number: "9200•••••0055" }),
                receiptHas({ news: "So far in this period: $ 10,047.00" }),
                receiptHas({ news: "on: Silver 5 %" }),
                receiptHas({ news: "$ 39,953.00 more until" }),
                keepReceipt("period")
            ),
            refresh(),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("001"),
            receiptReadsAs("period", undefined, "So far in this period", "for Gold"),
            Chrome.clickRegister(),
            Chrome.endTour(),
        ].flat(),
});

// Without tax, lamps don't count: 9,950.00 and 33.30 of the vase, not 39.96 and the 97.00 that would
// make Silver.
tours.add("loyalty_what_counts", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            ProductScreen.clickDisplayedProduct("Vase"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ level: "Classic", next: "$ 16.70 to Silver" }),
            payAndCheck("136.96", receiptHas({ level: "Classic", news: "$ 16.70 more to Silver" })),
            ProductScreen.clickDisplayedProduct("Vase"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ next: "Silver from the next receipt" }),
            payAndCheck("39.96", receiptHas({ news: "Your new level: Silver" })),
            Chrome.endTour(),
        ].flat(),
});

// At the base price a vase counts 41.20, whatever the discount and core's 10 %: 39.96 - 4.00.
tours.add("loyalty_what_counts_at_base", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Vase"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ level: "Classic", next: "$ 8.80 to Silver" }),
            payAndCheck("35.96", receiptHas({ news: "$ 8.80 more to Silver" })),
            Chrome.endTour(),
        ].flat(),
});

const ATTACH_NUMBER = ".loyalty-attach-form input[name=number]";

function holds(text) {
    return ({ anchor }) => {
        if (anchor.value !== text) {
            throw new Error(`number ${anchor.value}`);
        }
    };
}

/** A number that is typed and refused goes nowhere; of a payment card nothing stays on screen. */
function typedIsRefused(number, text, left) {
    return [
        { content: "type a number", trigger: ATTACH_NUMBER, run: `edit ${number}` },
        sayWhy("typed"),
        { content: "refused", trigger: `.loyalty-attach-refusal:contains("${text}")` },
        { content: "what stays", trigger: ATTACH_NUMBER, run: holds(left) },
    ].flat();
}

function sayWhy(reason) {
    return [
        {
            content: "say why",
            trigger: ".loyalty-attach-form input[name=reason]",
            run: `edit ${reason}`,
        },
        Dialog.confirm("Attach"),
    ].flat();
}

function fillAttach(reason) {
    return [
        {
            content: "the card is read into the form, masked",
            trigger: ATTACH_NUMBER,
            run: holds("9200•••••0017"),
        },
        sayWhy(reason),
    ].flat();
}

const ATTACH = ".ticket-screen .loyalty-attach";

// A paid receipt without card is attached from the order list: once, and its total stays.
tours.add("loyalty_attach_receipt", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            payAndCheck("100.00"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.silver)),
            payAndCheck("95.00"),
            Chrome.clickOrders(),
            TicketScreen.selectFilter("Paid"),
            TicketScreen.selectOrder("002"),
            { content: "a receipt with card has no button", trigger: negate(ATTACH) },
            TicketScreen.selectOrder("001"),
            { content: "attach", trigger: ATTACH, run: "click" },
            { content: "the form", trigger: ".loyalty-attach-form" },
            typedIsRefused("4111 1111 1111 1111", "Payment card: not read", ""),
            typedIsRefused("920-1", "Not one of our cards", "920-1"),
            swipe(track2(NUMBERS.silver)),
            fillAttach("forgot it"),
            cardLine("The purchase counts for this member now"),
            { content: "attach again", trigger: ATTACH, run: "click" },
            { content: "in groups", trigger: ATTACH_NUMBER, run: "edit 9200 0000 0001 7" },
            sayWhy("twice"),
            cardLine("counts for a member already"),
            Chrome.clickRegister(),
            Chrome.endTour(),
        ].flat(),
});

const READS = [
    ["9200000000024", "is blocked"],
    ["9200000000031", "is not one of ours"],
    ["9200000000048", "is not known"],
    ["9200000000062", "is in the stock of another shop"],
    ["9200000000079", "has expired"],
    ["9200000000086", "was replaced by another card"],
    ["9200000000093", "is void"],
    ["9200000000109", "is not issued yet"],
];

function notice(text) {
    return { content: `line: ${text}`, trigger: `.o_notification:contains("${text}")` };
}

// Every kind of read ends in one line, and after each of them goods are sold at once.
tours.add("loyalty_every_read", {
    steps: () =>
        [
            openTill(),
            READS.map(([number, text], index) => [
                swipe(track2(number)),
                cardLine(text),
                ProductScreen.clickDisplayedProduct("Lamp", true, String(index + 1)),
            ]).flat(2),
            swipe(";4111111111111111=29121010000000000000?\r"),
            notice("Payment card: not read"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "9"),
            swipe(";92000000\r"),
            notice("Swipe again"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "10", "1,000.00"),
            swipe(track2(NUMBERS.silver)),
            cardLine("is on the receipt"),
            panelHas({ saved: "50.00" }),
            swipe(track2(NUMBERS.classic)),
            cardLine("Another card is on this receipt"),
            ProductScreen.clickDisplayedProduct("Lamp", true, "11", "1,045.00"),
            chooseInLine("Keep"),
            panelHas({ holder: "Anna Petrova", saved: "55.00" }),
            payAndCheck("1,045.00"),
            Chrome.endTour(),
        ].flat(),
});
