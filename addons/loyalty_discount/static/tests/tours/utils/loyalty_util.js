/* global posmodel */
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as TextInputPopup from "@point_of_sale/../tests/generic_helpers/text_input_popup_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import { negate, run } from "@point_of_sale/../tests/generic_helpers/utils";

const PANEL = ".product-screen .loyalty-card-panel";
const ASKED = ".product-screen .loyalty-card-asked";

/** Types a card number through the button of the control pad. */
export function keyNumber(number) {
    return [
        ...ProductScreen.clickControlButton("Card number"),
        TextInputPopup.inputText(number),
        Dialog.confirm("Apply"),
    ];
}

function has(selector, text) {
    return text ? `:has(${selector}:contains("${text}"))` : "";
}

/** The card panel of the receipt shows what is given. */
export function panelHas({ holder, level, saved, next, number }) {
    const trigger =
        PANEL +
        has(".loyalty-holder", holder) +
        has(".loyalty-level", level) +
        has(".loyalty-order-saved", saved) +
        has(".loyalty-next", next) +
        has(".loyalty-number", number);
    return [{ content: `panel ${trigger}`, trigger }];
}

/** The card that the server is asked about. */
export function askedHas({ holder, level, number }) {
    const trigger =
        ASKED +
        has(".loyalty-holder", holder) +
        has(".loyalty-level", level) +
        has(".loyalty-number", number);
    return [{ content: `asked ${trigger}`, trigger }];
}

export function askedIsGone() {
    return [{ content: "no card is asked about", trigger: negate(ASKED) }];
}

export function noPanel() {
    return [{ content: "no card on the receipt", trigger: negate(PANEL) }];
}

export function removeCard() {
    return [
        { content: "take the card off", trigger: `${PANEL} .loyalty-remove`, run: "click" },
        ...noPanel(),
    ];
}

/** An order line of `screen` with the reason of its discount, what it saves and the price before. */
export function lineHas(name, { reason, saved, before, price }, screen = ".product-screen") {
    const trigger =
        `${screen} .orderline:has(.product-name:contains("${name}"))` +
        has(".loyalty-reason", reason) +
        has(".loyalty-saved", saved) +
        has(".loyalty-before", before) +
        has(".price", price);
    return [{ content: `line ${trigger}`, trigger }];
}

export function lineHasNoDiscount(name) {
    const line = `.product-screen .orderline:has(.product-name:contains("${name}"))`;
    return [{ content: `${name} has no discount`, trigger: `${line}:not(:has(.loyalty-reason))` }];
}

/** The one line that answers a card read. */
export function cardLine(text) {
    return [{ content: `line: ${text}`, trigger: `.loyalty-line:contains("${text}")` }];
}

export function chooseInLine(button) {
    const trigger = `.loyalty-line button:contains("${button}")`;
    return [{ content: `choose ${button}`, trigger, run: "click" }];
}

/** The receipt says what all discounts and what the card alone (`part`) saved, and where he stands. */
export function receiptHas({ saved, part, number, level, news }) {
    const trigger =
        ".receipt-screen .pos-receipt" +
        has(".loyalty-label-saved + span", saved) +
        has(".loyalty-receipt-part", part) +
        has(".loyalty-receipt-number", number) +
        has(".loyalty-receipt-level", level) +
        has(".loyalty-receipt-news", news);
    return [{ content: `receipt ${trigger}`, trigger }];
}

/** Fills the holder's form; a value of `true` ticks the box. */
export function fillHolder(values) {
    return Object.entries(values).map(([field, value]) => ({
        content: `fill ${field}`,
        trigger: `.loyalty-holder-form input[name=${field}]`,
        run: value === true ? "click" : `edit ${value}`,
    }));
}

/** The holder's form says what is wrong with an answer. */
export function holderIsToldOf(text) {
    return {
        content: `the form says ${text}`,
        trigger: `.loyalty-holder-form .invalid-feedback:contains(${text})`,
    };
}

/** What the till tells the customer display of the holder, and that its lines say why. */
export function displayHas(wanted) {
    const check = () => {
        const name = "@point_of_sale/app/customer_display/customer_display_adapter";
        const { CustomerDisplayPosAdapter } = odoo.loader.modules.get(name);
        const adapter = new CustomerDisplayPosAdapter();
        adapter.formatOrderData(posmodel.getOrder());
        const { loyalty, lines } = adapter.data;
        for (const [key, text] of Object.entries(wanted)) {
            if (loyalty[key] !== text) {
                throw new Error(`${key}: ${loyalty[key]} instead of ${text}`);
            }
        }
        if (!lines.every((line) => line.loyalty?.reason && line.loyalty.saved)) {
            throw new Error(`lines without a reason: ${JSON.stringify(lines)}`);
        }
    };
    return [run(check, "the customer display is told")];
}
