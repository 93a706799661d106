import { registry } from "@web/core/registry";
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as Notification from "@point_of_sale/../tests/generic_helpers/notification_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { collectReads, expectRead, swipe } from "./utils/swipe_util";
import { healthIs, listenForReport, reportHasArrived, rig } from "./utils/rig_util";

const NUMBER = "9200000000015"; // Luhn: 9 + 2*2 + 1*2 + 5 = 20
const OTHER = "9200000000023"; // 9 + 2*2 + 2*2 + 3 = 20
const THIRD = "9200000000031"; // 9 + 2*2 + 3*2 + 1 = 20
const PAYMENT = "4111111111111111"; // everybody's test Visa

const start = () => [Chrome.startPoS(), Dialog.confirm("Open Register"), collectReads()].flat();
const read = (number) => expectRead({ kind: "card", number, source: "track2", presented: "swipe" });

registry.category("web_tour.tours").add("pos_card_reader_agent", {
    steps: () =>
        [
            start(),
            listenForReport(),
            healthIs("ready"),
            rig("swipe", `;${NUMBER}=4912?\\r`),
            read(NUMBER),
            rig("swipe", `%B${PAYMENT}^TEST/CARD^30121010000000?;${PAYMENT}=3012101?\\r`),
            expectRead({ kind: "refused", reason: "payment_card", presented: "swipe" }),
            Notification.has("Payment card: not read. Use the terminal."),
            // the agent is killed while bytes come; the till works meanwhile
            rig("kill_in_a_swipe", `;${OTHER}=4912?\\r`),
            healthIs("unwell"),
            { content: "Look", trigger: ".card-reader-status", run: "click" },
            { content: "It says why", trigger: ".card-agent[data-state=silent]" },
            {
                content: "Its reader is of no use",
                trigger: ".card-reader[data-name=counter][data-state=error]",
            },
            Dialog.confirm("Close"),
            ProductScreen.clickDisplayedProduct("Desk Organizer"),
            ProductScreen.clickPayButton(),
            PaymentScreen.emptyPaymentlines("5.10"),
            // it is back: no later swipe is lost, on no screen
            rig("start"),
            rig("swipe", `\\r;${THIRD}=4912?\\r`),
            healthIs("ready"), // five seconds at most, and the swipe has waited
            read(THIRD),
            // the plug is pulled and put in again
            rig("unplug"),
            healthIs("unwell"),
            rig("plug"),
            healthIs("ready"),
            rig("swipe", `;${NUMBER}=4912?\\r`),
            read(NUMBER),
            reportHasArrived(),
        ].flat(),
});

registry.category("web_tour.tours").add("pos_card_reader_silent_box", {
    steps: () =>
        [
            start(),
            ProductScreen.clickDisplayedProduct("Desk Organizer"),
            swipe(`;${NUMBER}=4912?\r`),
            read(NUMBER),
            ProductScreen.clickPayButton(),
            PaymentScreen.emptyPaymentlines("5.10"),
        ].flat(),
});
