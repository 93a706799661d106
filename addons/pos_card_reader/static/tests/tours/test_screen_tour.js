import { registry } from "@web/core/registry";
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import { collectReads, expectNoRead, expectRead, swipe } from "./utils/swipe_util";

const NUMBER = "9200000000015"; // Luhn: 9 + 2*2 + 1*2 + 5 = 20
const TRACK = `;${NUMBER}=4912?\r`;
const PAYMENT = "4111111111111111"; // everybody's test Visa
const RESULT = ".card-reader-test .card-reader-result";

const has = (part, text) => ({
    content: `The test screen shows ${text}`,
    trigger: `${RESULT} ${part}:contains(${text})`,
});
const click = (content, trigger) => ({ content, trigger, run: "click" });
const openTest = () => click("Open the card readers", ".card-reader-status");
const play = (id) => click(`Play ${id}`, `.simulated-reader button[data-swipe=${id}]:enabled`);

function noDigitShown() {
    return {
        content: "No digit of the payment card is on the screen",
        trigger: `${RESULT}:contains(Payment card)`,
        run: ({ anchor }) => {
            const page = document.documentElement.outerHTML;
            if (/[0-9]{4}/.test(anchor.innerText) || page.includes(PAYMENT.slice(0, 6))) {
                throw new Error("a part of the payment card is on the screen");
            }
        },
    };
}

registry.category("web_tour.tours").add("pos_card_reader_test_screen", {
    steps: () =>
        [
            Chrome.startPoS(),
            Dialog.confirm("Open Register"),
            collectReads(),
            openTest(),
            { content: "It waits", trigger: ".card-reader-test .card-reader-wait" },
            swipe(TRACK),
            has(".card-reader-number", NUMBER),
            has(".card-reader-rule", "Shop card"),
            has(".card-reader-shape", ";#############=####?"),
            swipe(`%B${PAYMENT}^TEST/CARD^30121010000000?;${PAYMENT}=3012101?\r`),
            noDigitShown(),
            swipe(`;${NUMBER}\r`),
            has("", "The end of the card is missing."),
            has(".card-reader-advice", "end sentinel"),
            {
                content: "Scan goods: nothing is sold here",
                trigger: "body",
                run: () => window.posmodel.barcodeReader.scan("4006381333931"),
            },
            has("", "Not one of our cards."),
            { content: "Type", trigger: ".card-reader-typed", run: `edit ${NUMBER}` },
            click("Try it", ".card-reader-test button:contains(Try)"),
            has(".card-reader-number", NUMBER),
            { content: "Type", trigger: ".card-reader-typed", run: `edit ${PAYMENT}` },
            click("Try it", ".card-reader-test button:contains(Try)"),
            noDigitShown(),
            // the reader without hardware takes the way of a serial one
            play("truncated"),
            has("", "The end of the card is missing."),
            play("card"),
            has(".card-reader-number", NUMBER),
            {
                content: "The reader is listed with its count",
                trigger: ".card-reader[data-name=simulated] .card-reader-cards:contains(1)",
            },
            expectNoRead(),
            // a demonstration: the card goes to the receipt
            click("As in a sale", ".simulated-reader input[name=for_receipt]"),
            play("card"),
            expectRead({ kind: "card", number: NUMBER, source: "track2", presented: "swipe" }),
            { content: "The screen is closed", trigger: "body:not(:has(.card-reader-test))" },
            swipe(TRACK),
            expectRead({ kind: "card", number: NUMBER, source: "track2", presented: "swipe" }),
        ].flat(),
});
