import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { basketLine, lineFacts } from "@loyalty_discount/app/utils/basket_line";
import { registry } from "@web/core/registry";
import { openTill } from "./utils/till_steps";

const EXPONENT = 2;
const FLOORS = new Set(["price_min", "cost"]);

// What changes below an open receipt, and what the engine must then read.
const CHANGES = {
    quantity: [(line) => line.setQuantity(3), { quantity: 300 }],
    price: [(line) => line.setUnitPrice(90), { price_unit: 90000000, reduced: true }],
    discount: [(line) => line.setDiscount(12.5), { manual_discount: 125000 }],
    "no discount": [(line) => line.setDiscount(0), { manual_discount: 0 }],
    "public price": [(line) => line.product_id.update({ lst_price: 80 }), { reduced: false }],
    cost: [(line) => line.product_id.update({ standard_price: 7 }), { cost: 7000000 }],
    "lowest price": [
        (line) => line.product_id.product_tmpl_id.update({ loyalty_price_min: 3 }),
        { price_min: 3000000 },
    ],
    "no tax": [
        (line) => line.update({ tax_ids: [["clear"]] }),
        { tax_group: "", price_basis: "included" },
    ],
};

function check(name, line, expected) {
    const read = basketLine(line, EXPONENT, [], FLOORS);
    for (const [field, value] of Object.entries(expected)) {
        if (read[field] !== value) {
            throw new Error(`${name}: ${field} is ${read[field]} instead of ${value}`);
        }
    }
    const kept = { ...line.goodsFacts, goods: null };
    const fresh = { ...lineFacts(line), goods: null };
    if (JSON.stringify(kept) !== JSON.stringify(fresh)) {
        throw new Error(`${name}: the line kept ${JSON.stringify(kept)}`);
    }
}

function change(name) {
    return {
        content: `the engine reads another ${name}`,
        trigger: ".product-screen .orderline",
        run: () => {
            const line = globalThis.posmodel.getOrder().lines[0];
            const [act, expected] = CHANGES[name];
            line.goodsFacts; // kept from here on
            act(line);
            check(name, line, expected);
        },
    };
}

function isNoGoods() {
    return {
        content: "what comes back is no goods for the engine",
        trigger: ".product-screen .orderline",
        run: () => {
            const line = globalThis.posmodel.getOrder().lines[0];
            line.update({ qty: -1 });
            if (line.goodsFacts !== null) {
                throw new Error("the line kept what it was as goods");
            }
        },
    };
}

registry.category("web_tour.tours").add("loyalty_line_facts", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            Object.keys(CHANGES).map(change),
            isNoGoods(),
            Chrome.endTour(),
        ].flat(),
});
