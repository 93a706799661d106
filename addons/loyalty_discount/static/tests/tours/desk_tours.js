import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import {
    cardLine,
    chooseInLine,
    fillHolder,
    holderIsToldOf,
    keyNumber,
    lineHas,
    lineHasNoDiscount,
    noPanel,
    panelHas,
    receiptHas,
} from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck, track2 } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

tours.add("loyalty_free_issue", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.free)),
            cardLine("is not issued yet"),
            noPanel(),
            chooseInLine("Give the card"),
            Dialog.bodyIs("I agree that the club keeps my name and phone."),
            fillHolder({ name: "Ivan Novak", phone: "+7 900 000 00 00" }),
            // without consent only an anonymous card can be given
            Dialog.footerBtnIsDisabled("Give to holder"),
            fillHolder({ consent: true, phone: "12", email: "ivan" }),
            Dialog.confirm("Give to holder"),
            holderIsToldOf("5 to 15 digits"),
            holderIsToldOf("no e-mail address"),
            fillHolder({ phone: "+7 900 000 00 00", email: "ivan@example.com" }),
            Dialog.confirm("Give to holder"),
            panelHas({ holder: "Ivan Novak", level: "Classic", saved: "3.00" }),
            payAndCheck("97.00", receiptHas({ level: "Classic" })),
            // an anonymous one, without name and consent
            ProductScreen.clickDisplayedProduct("Lamp"),
            keyNumber(NUMBERS.freeAnonymous),
            chooseInLine("Give the card"),
            Dialog.confirm("Give anonymous", ".btn-secondary"),
            panelHas({ holder: "Anonymous card", level: "Classic" }),
            payAndCheck("97.00"),
            Chrome.endTour(),
        ].flat(),
});

tours.add("loyalty_undo_issue", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.freeUndone)),
            chooseInLine("Give the card"),
            Dialog.confirm("Give anonymous", ".btn-secondary"),
            panelHas({ holder: "Anonymous card" }),
            ProductScreen.clickControlButton("Undo card issue"),
            {
                content: "the card is offered, masked",
                trigger: `.loyalty-undo label:contains("9200•••••0123") input:checked`,
            },
            Dialog.footerBtnIsDisabled("Take the card back"),
            // reading a card chooses it; one that was not given in this shift is refused
            swipe(track2(NUMBERS.silver)),
            {
                content: "the card read is chosen",
                trigger: `.loyalty-undo label:contains("9200•••••0017") input:checked`,
            },
            {
                content: "say why",
                trigger: ".loyalty-undo input[name=reason]",
                run: "edit mistake",
            },
            Dialog.confirm("Take the card back"),
            cardLine("has been used already"),
            panelHas({ holder: "Anonymous card" }),
            ProductScreen.clickControlButton("Undo card issue"),
            {
                content: "a reason is needed",
                trigger: ".loyalty-undo input[name=reason]",
                run: "edit wrong card",
            },
            Dialog.confirm("Take the card back"),
            cardLine("back in stock"),
            noPanel(),
            ProductScreen.totalAmountIs("100.00"),
            swipe(track2(NUMBERS.freeUndone)),
            cardLine("is not issued yet"),
            Chrome.endTour(),
        ].flat(),
});

// A card for 70.00 is goods: no discount on it, and it earns nothing.
tours.add("loyalty_card_sale", {
    steps: () =>
        [
            openTill(),
            keyNumber(NUMBERS.silver),
            panelHas({ level: "Silver" }),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.sold)),
            lineHasNoDiscount("Club card"),
            ProductScreen.totalAmountIs("165.00"),
            cardLine("is on the receipt"),
            chooseInLine("Enter the holder"),
            fillHolder({ name: "Olga", phone: "+7 911 000 00 00", consent: true }),
            Dialog.confirm("Save holder"),
            // the same number is refused a second time
            keyNumber(NUMBERS.sold),
            cardLine("is on a receipt already"),
            // and the line, still selected, can't be multiplied
            ProductScreen.clickNumpad("2"),
            Dialog.bodyIs("Scan the next card"),
            Dialog.confirm(),
            ProductScreen.totalAmountIs("165.00"),
            lineHas("Lamp", { reason: "Silver 5 %" }),
            payAndCheck("165.00", receiptHas({ saved: "5.00" })),
            Chrome.endTour(),
        ].flat(),
});
