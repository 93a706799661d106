import { registry } from "@web/core/registry";
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as Notification from "@point_of_sale/../tests/generic_helpers/notification_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import { refresh } from "@point_of_sale/../tests/generic_helpers/utils";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import {
    collectReads,
    expectNoRead,
    expectRead,
    requestKeys,
    swipe,
    waitFor,
} from "./utils/swipe_util";

const NUMBER = "9200000000015"; // Luhn: 9 + 2*2 + 1*2 + 5 = 20
const TRACK = `;${NUMBER}=4912?\r`;
const BOTH_TRACKS = `%B${NUMBER}^DOE/JANE^4912?\r;${NUMBER}=4912?\r`;
const PAYMENT_NUMBER = "4111111111111111"; // everybody's test Visa
const PAYMENT = `%B${PAYMENT_NUMBER}^TEST/CARD^30121010000000?;${PAYMENT_NUMBER}=3012101?\r`;
const SEARCH = ".pos-rightheader .form-control > input";
const READ = { kind: "card", number: NUMBER, source: "track2", presented: "swipe" };
const REFUSED = { kind: "refused", reason: "payment_card", presented: "swipe" };

const start = () => [Chrome.startPoS(), Dialog.confirm("Open Register"), collectReads()].flat();

function focusSearch(value = "") {
    return {
        content: "Put the focus in the search field",
        trigger: SEARCH,
        run: ({ anchor }) => {
            anchor.value = value;
            anchor.focus();
            anchor.setSelectionRange(value.length, value.length);
        },
    };
}

function expectSearch(value) {
    return {
        content: `The search field holds "${value}"`,
        trigger: SEARCH,
        run: ({ anchor }) => waitFor(() => anchor.value === value, "the search field differs"),
    };
}

function type(keys, options) {
    return { content: "Type", trigger: "body", run: () => requestKeys(keys, options) };
}

function scan(...codes) {
    return {
        content: "Scan a code",
        trigger: "body",
        run: () => codes.forEach((code) => window.posmodel.barcodeReader.scan(code)),
    };
}

function expectNowhere(text) {
    return {
        content: "Nothing of the payment card is on the screen",
        trigger: "body",
        run: () => {
            const values = [...document.querySelectorAll("input, textarea")].map((el) => el.value);
            if ([document.documentElement.outerHTML, ...values].join(" ").includes(text)) {
                throw new Error("a part of the payment card is on the screen");
            }
        },
    };
}

registry.category("web_tour.tours").add("pos_card_reader_swipe", {
    steps: () =>
        [
            start(),
            // on the product screen, with no field in focus
            swipe(TRACK),
            expectRead(READ),
            swipe(BOTH_TRACKS),
            expectRead(READ),
            swipe(TRACK.replace("\r", "")),
            expectRead(READ),
            swipe(TRACK, { gap: 20 }),
            expectRead(READ),
            // the operating system is set to Serbian
            swipe(BOTH_TRACKS, { layout: "rs" }),
            expectRead(READ),
            // with the focus in the search field
            focusSearch("abc"),
            swipe(TRACK),
            expectRead(READ),
            expectSearch("abc"),
            // broken and foreign cards are named, and reach nothing either
            swipe(`;${NUMBER}\r`),
            expectRead({ kind: "refused", reason: "truncated" }),
            swipe(";1234567890123?\r"),
            expectRead({ kind: "refused", reason: "no_rule" }),
            Notification.has("Not one of our cards."),
            expectSearch("abc"),
            // on the payment screen
            focusSearch(""),
            ProductScreen.clickDisplayedProduct("Desk Organizer"),
            ProductScreen.clickPayButton(),
            swipe(TRACK),
            expectRead(READ),
            PaymentScreen.emptyPaymentlines("5.10"),
            PaymentScreen.clickPaymentMethod("Cash"),
            swipe(BOTH_TRACKS),
            expectRead(READ),
            PaymentScreen.selectedPaymentlineHas("Cash", "5.10"),
            // after F5 the rules are still there
            refresh(),
            { content: "The till is back", trigger: ".payment-screen" },
            collectReads(),
            swipe(TRACK),
            expectRead(READ),
        ].flat(),
});

registry.category("web_tour.tours").add("pos_card_reader_payment_card", {
    steps: () =>
        [
            start(),
            swipe(PAYMENT),
            expectRead(REFUSED),
            Notification.has("Payment card: not read. Use the terminal."),
            focusSearch(""),
            swipe(PAYMENT),
            expectRead(REFUSED),
            expectSearch(""),
            swipe(`%B${PAYMENT_NUMBER}^TEST/CA\r`),
            expectRead(REFUSED),
            scan(PAYMENT_NUMBER),
            expectRead({ kind: "refused", reason: "payment_card", presented: "scan" }),
            {
                content: "Key the number",
                trigger: "body",
                run: () => window.posmodel.cardReader.keyed("4111 1111 1111 1111"),
            },
            expectRead({ kind: "refused", reason: "payment_card", presented: "keyed" }),
            expectNowhere("411111"),
            // a reader slower than the till is told types like a person, a person types a number
            [`;${PAYMENT_NUMBER}=3012?`, PAYMENT_NUMBER].map((typed) => [
                focusSearch(""),
                type(typed, { gap: 100 }),
                expectSearch(typed),
                {
                    content: "Ask the server for it",
                    trigger: "button:contains('Search more')",
                    run: "click",
                },
                expectSearch(""),
            ]),
            expectNoRead(),
            expectNowhere("411111"),
            ProductScreen.clickDisplayedProduct("Desk Organizer"),
            ProductScreen.clickPayButton(),
            swipe(PAYMENT),
            expectRead(REFUSED),
            expectNowhere("411111"),
        ].flat(2),
});

registry.category("web_tour.tours").add("pos_card_reader_scan_and_key", {
    steps: () =>
        [
            start(),
            scan(NUMBER),
            expectRead({ kind: "card", number: NUMBER, source: "barcode", presented: "scan" }),
            // a swipe through core's scanner is one read: tracks joined, repeats dropped
            scan(`%${NUMBER}?`, `;${NUMBER}?`, `;${NUMBER}?`),
            expectRead(READ),
            scan(`%${NUMBER}?`),
            expectRead({ ...READ, source: "track1" }),
            // a code of the same look that the till sells is goods
            scan("9200000000023"),
            expectNoRead(),
            ProductScreen.selectedOrderlineHas("Desk Organizer", "1"),
            {
                content: "Key a number",
                trigger: "body",
                run: () => {
                    const event = window.posmodel.cardReader.keyed("9200 0000 0001 5");
                    if (event.number !== NUMBER) {
                        throw new Error("the caller gets the event too");
                    }
                },
            },
            expectRead({ kind: "card", number: NUMBER, source: "keyed", presented: "keyed" }),
            // what the agent reads from a chip was tapped, and a rule must read chips
            {
                content: "A chip",
                trigger: "body",
                run: () => {
                    const event = { kind: "card", number: NUMBER, source: "chip", warnings: [] };
                    window.posmodel.cardReader.took({ ...event, reader: "chip" }, Date.now());
                },
            },
            expectRead({ kind: "card", number: NUMBER, source: "chip", presented: "tap" }),
            // without a subscriber the till says it in one line
            {
                content: "Nobody listens",
                trigger: "body",
                run: () => window.cardReads.stop(),
            },
            swipe(TRACK),
            Notification.has("Card 9200•••••0015 read."),
        ].flat(),
});

registry.category("web_tour.tours").add("pos_card_reader_typing", {
    steps: () =>
        [
            start(),
            focusSearch("ab"),
            type("50% + 5;", { gap: 120 }),
            expectSearch("ab50% + 5;"),
            expectNoRead(),
            // a code that only starts like a card is typed as it comes
            focusSearch(""),
            type("+A123BJC5D6E71G"),
            expectSearch("+A123BJC5D6E71G"),
            expectNoRead(),
            focusSearch(""),
        ].flat(),
});

registry.category("web_tour.tours").add("pos_card_reader_vectors", {
    steps: () => [
        {
            content: "All vectors in the bundle of the till",
            trigger: "body",
            run: async () => {
                const codec = odoo.loader.modules.get("@pos_card_reader/codec");
                const { runCase } = odoo.loader.modules.get(
                    "@pos_card_reader/../tests/tours/vector_runner"
                );
                let count = 0;
                for (const name of window.cardReaderVectors) {
                    const url = `/pos_card_reader/static/tests/vectors/${name}.json`;
                    const file = await (await fetch(url)).json();
                    for (const { id, input, expect } of file.cases) {
                        const found = JSON.stringify(runCase(codec, file, input));
                        if (found !== JSON.stringify(expect)) {
                            throw new Error(`${name} ${id}: ${found}`);
                        }
                        count++;
                    }
                }
                if (count < 150) {
                    throw new Error(`only ${count} cases ran`);
                }
            },
        },
    ],
});
