import { run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";

const LINE = {
    productName: "Vase",
    price: "$ 78.28",
    qty: "2",
    unit: "Units",
    unitPrice: "$ 39.14",
    price_without_discount: "$ 82.40",
    internalNote: "[]",
    loyalty: { reason: "Silver 5 %", before: "$ 82.40", saved: "$ 4.12" },
};
const ORDER = {
    finalized: false,
    amount: "$ 78.28",
    lines: [LINE],
    loyalty: {
        number: "9200•••••0017",
        holder: "Anna P.",
        level: "Silver",
        saved: "$ 4.12",
        next: "$ 37,576.72 to Gold",
    },
};

function shows(selector, text) {
    return { content: `shows ${text}`, trigger: `${selector}:contains("${text}")` };
}

// What the till tells the display (`displayHas` in the till's tours) is what the buyer reads.
registry.category("web_tour.tours").add("loyalty_customer_display", {
    steps: () => [
        shows("div", "Welcome."),
        run(() => new BroadcastChannel("UPDATE_CUSTOMER_DISPLAY").postMessage(ORDER), "a receipt"),
        shows(".orderline .loyalty-before", "82.40"),
        shows(".orderline .loyalty-reason", "Silver 5 %"),
        shows(".orderline .loyalty-saved", "4.12"),
        shows(".loyalty-display .loyalty-holder", "Anna P."),
        shows(".loyalty-display .loyalty-number", "9200•••••0017"),
        shows(".loyalty-display .loyalty-order-saved", "You save $ 4.12"),
        shows(".loyalty-display .loyalty-next", "to Gold"),
    ],
});
