// A swipe on every screen, with the focus in the field that a person has just used there: the
// card is read, the field keeps what it held.

import { registry } from "@web/core/registry";
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { collectReads, expectRead, swipe, waitFor } from "./utils/swipe_util";

const NUMBER = "9200000000015"; // Luhn: 9 + 2*2 + 1*2 + 5 = 20
const TRACK = `;${NUMBER}=4912?\r`;
const READ = { kind: "card", number: NUMBER, source: "track2", presented: "swipe" };

const click = (content, trigger) => ({ content, trigger, run: "click" });

/** Steps: the field at `trigger` holds `value` and has the focus; a swipe changes nothing of it. */
function swipeWithFocusIn(trigger, value) {
    return [
        {
            content: `Put the focus in ${trigger}`,
            trigger,
            run: ({ anchor }) => {
                anchor.value = value;
                anchor.dispatchEvent(new InputEvent("input", { bubbles: true }));
                anchor.focus();
            },
        },
        swipe(TRACK),
        expectRead(READ),
        {
            content: "The field holds what it held, and the focus",
            trigger,
            run: ({ anchor }) =>
                waitFor(
                    () => anchor.value === value && document.activeElement === anchor,
                    `the field holds ${anchor.value.length} characters`
                ),
        },
    ];
}

/** Hears what core's idle timer hears of a keyboard. */
function listenAsSaver() {
    window.saverHeard = false;
    window.addEventListener("keypress", () => (window.saverHeard = true), { once: true });
}

registry.category("web_tour.tours").add("pos_card_reader_screens", {
    steps: () =>
        [
            { content: "The login screen", trigger: ".screen-login .open-register-btn" },
            collectReads(),
            swipe(TRACK),
            expectRead(READ),
            Chrome.startPoS(),
            // counting the drawer
            swipeWithFocusIn(".modal .cash-input-sub-section input", "12"),
            Dialog.confirm("Open Register"),
            ProductScreen.clickDisplayedProduct("Desk Organizer"),
            // the list of customers
            click("Customers", ".product-screen .set-partner"),
            swipeWithFocusIn(".modal-dialog .input-group input", "zz"),
            Dialog.discard(),
            // the list of orders
            click("Orders", ".orders-button"),
            { content: "Orders are shown", trigger: ".ticket-screen" },
            swipeWithFocusIn(".ticket-screen input.form-control", "1"),
            click("Register", ".register-label"),
            // payment and receipt
            ProductScreen.clickPayButton(),
            PaymentScreen.clickPaymentMethod("Cash"),
            swipe(TRACK),
            expectRead(READ),
            PaymentScreen.clickValidate(),
            { content: "The receipt is shown", trigger: ".receipt-screen .pos-receipt" },
            swipeWithFocusIn(".receipt-screen .send-receipt-email-input", "a@example.com"),
            click("Next order", ".receipt-screen .button.next"),
            { content: "The next sale", trigger: ".product-screen" },
            // core's screen saver stays away as long as it hears of somebody
            { content: "Listen for keys", trigger: "body", run: listenAsSaver },
            swipe(TRACK),
            expectRead(READ),
            {
                content: "The screen saver has heard of the card",
                trigger: "body",
                run: () => waitFor(() => window.saverHeard, "no sign of anybody"),
            },
        ].flat(2),
});
