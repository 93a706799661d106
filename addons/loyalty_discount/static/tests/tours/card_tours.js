/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as Notification from "@point_of_sale/../tests/generic_helpers/notification_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import {
    askedHas,
    askedIsGone,
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
import { NUMBERS, openTill, payAndCheck, track2 } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

// Silver 5 %: 100.00 -> 95.00 and 2 x 41.20 = 82.40 -> 78.28; spend 12,345.00 + 173.28.
tours.add("loyalty_swipe", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            ProductScreen.totalAmountIs("100.00"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ holder: "Anna Petrova", level: "Silver", number: "9200•••••0017" }),
            ProductScreen.customerIsSelected("Anna"),
            lineHas("Lamp", { reason: "Silver 5 %", saved: "5.00", before: "100.00" }),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.clickDisplayedProduct("Vase"),
            lineHas("Vase", { reason: "Silver 5 %", saved: "4.12", price: "78.28" }),
            panelHas({ saved: "9.12", next: "37,481.72" }),
            panelHas({ next: "to Gold" }),
            swipe(track2(NUMBERS.silver)), // again: nothing changes
            panelHas({ saved: "9.12" }),
            displayHas({ holder: "Anna P.", level: "Silver", number: "9200•••••0017" }),
            payAndCheck(
                "173.28",
                lineHas("Vase", { reason: "Silver 5 %", before: "82.40" }, ".receipt-screen"),
                receiptHas({ saved: "9.12", number: "9200•••••0017", level: "Silver" }),
                receiptHas({ news: "37,481.72 more to Gold" })
            ),
            noPanel(),
            Chrome.endTour(),
        ].flat(),
});

/** Holds back what the server says of cards; `let through` ends it. */
function holdAnswers() {
    const run = () => {
        const { data } = posmodel;
        const call = data.call;
        const held = new Promise((resolve) => (window.letThrough = resolve));
        data.call = async (...args) => {
            await held;
            data.call = call;
            return call.apply(data, args);
        };
    };
    return { content: "the server is slow", trigger: "body", run };
}

function letThrough() {
    return { content: "the server answers", trigger: "body", run: () => window.letThrough() };
}

// A slow server: who comes is on the screen at once, by what this till saw last; the discount
// comes with the answer.
tours.add("loyalty_asked", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.silver)),
            panelHas({ holder: "Anna Petrova", saved: "5.00" }),
            removeCard(),
            holdAnswers(),
            swipe(track2(NUMBERS.classic)),
            askedHas({ holder: "Looking it up", number: "9200•••••0055" }),
            lineHasNoDiscount("Lamp"),
            letThrough(),
            panelHas({ holder: "Boris Orlov", level: "Classic" }),
            removeCard(),
            holdAnswers(),
            swipe(track2(NUMBERS.silver)),
            askedHas({ holder: "Anna Petrova", level: "Silver", number: "9200•••••0017" }),
            lineHasNoDiscount("Lamp"),
            noPanel(),
            letThrough(),
            panelHas({ holder: "Anna Petrova", level: "Silver", saved: "5.00" }),
            askedIsGone(),
            Chrome.endTour(),
        ].flat(),
});

tours.add("loyalty_refused_cards", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.unknown),
            cardLine("is not known"),
            keyNumber(NUMBERS.blocked),
            cardLine("is blocked"),
            keyNumber(NUMBERS.foreign),
            cardLine("is not one of ours"),
            keyNumber("12345"),
            Notification.has("Not one of our cards"),
            lineHasNoDiscount("Lamp"),
            noPanel(),
            // goods are still scanned and sold while the line stands there
            ProductScreen.clickDisplayedProduct("Lamp", true, "2", "200.00"),
            keyNumber(NUMBERS.silver),
            panelHas({ holder: "Anna Petrova", saved: "10.00" }),
            // a second card asks and changes nothing before the answer
            keyNumber(NUMBERS.classic),
            cardLine("Another card is on this receipt"),
            panelHas({ holder: "Anna Petrova" }),
            chooseInLine("Keep"),
            panelHas({ holder: "Anna Petrova", saved: "10.00" }),
            keyNumber(NUMBERS.classic),
            chooseInLine("Replace"),
            panelHas({ holder: "Boris", level: "Classic", saved: "6.00" }),
            removeCard(),
            ProductScreen.totalAmountIs("200.00"),
            keyNumber(NUMBERS.silver),
            panelHas({ saved: "10.00" }),
            payAndCheck("190.00", receiptHas({ saved: "10.00" })),
            Chrome.endTour(),
        ].flat(),
});

// Classic 3 % at 9,950.00: this receipt adds 97.00 and reaches 10,000.00 with the second lamp.
tours.add("loyalty_threshold", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ holder: "Boris", level: "Classic", saved: "3.00" }),
            panelHas({ next: "Silver from the next receipt" }),
            payAndCheck(
                "97.00",
                receiptHas({ level: "Classic", saved: "3.00", news: "Your new level: Silver" })
            ),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.classic)),
            panelHas({ level: "Silver", saved: "5.00" }),
            payAndCheck("95.00", receiptHas({ level: "Silver", saved: "5.00" })),
            Chrome.endTour(),
        ].flat(),
});

// Between the sale and the hour without network the card was seen; another card was not.
tours.add("loyalty_dialog_is_free", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickControlButton("Card number"),
            swipe(track2(NUMBERS.silver)), // the open dialog takes no key of the card
            panelHas({ holder: "Anna Petrova" }),
            Dialog.discard(),
            ProductScreen.orderIsEmpty(),
            Chrome.endTour(),
        ].flat(),
});
