import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { negate } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";

const DRAWER = ".modal .loyalty-drawer";
// Thirty cards lie in the drawer: serials 101 to 130 with their check digits.
const FIRST = "9200000001013";
const TWENTY_EIGHTH = "9200000001286";
const LAST = "9200000001302";

function open() {
    return [
        {
            content: "count the cards",
            trigger: ".modal .loyalty-drawer-count button",
            run: "click",
        },
    ];
}

function stack(first, last) {
    return [
        { content: `first ${first}`, trigger: `${DRAWER} input[name=first]`, run: `edit ${first}` },
        ...(last
            ? [
                  {
                      content: `last ${last}`,
                      trigger: `${DRAWER} input[name=last]`,
                      run: `edit ${last}`,
                  },
              ]
            : []),
        {
            content: "add the stack",
            trigger: `${DRAWER} button[type=submit]`,
            run: "click",
        },
        { content: "it is listed", trigger: `${DRAWER} .loyalty-stack:contains("${first}")` },
    ];
}

function says(text) {
    return [{ content: `says ${text}`, trigger: `${DRAWER}:contains("${text}")` }];
}

function kept(text) {
    return [
        Dialog.confirm("Keep the count"),
        { content: `kept ${text}`, trigger: `.modal .loyalty-drawer-kept:contains("${text}")` },
        { content: "the window is gone", trigger: negate(DRAWER) },
    ].flat();
}

// A shift: thirty cards when it opens; one is missing when it closes.
registry.category("web_tour.tours").add("loyalty_drawer", {
    steps: () =>
        [
            Chrome.startPoS(),
            open(),
            stack(FIRST, LAST),
            Dialog.confirm("Compare"),
            says("30 counted, 30 by the register."),
            kept("30 counted"),
            Dialog.confirm("Open Register"),
            ProductScreen.isShown(),
            Chrome.clickMenuOption("Close Register"),
            open(),
            stack(FIRST, TWENTY_EIGHTH),
            stack(LAST),
            Dialog.confirm("Compare"),
            says("29 counted, 30 by the register."),
            says("Missing, 1"),
            kept("29 counted"),
            {
                content: "close the shift",
                trigger: `.modal-footer button:contains("Close Register")`,
                run: "click",
                expectUnloadPage: true,
            },
        ].flat(),
});
