/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import { run } from "@point_of_sale/../tests/generic_helpers/utils";
import { registry } from "@web/core/registry";
import { swipe } from "@pos_card_reader/../tests/tours/utils/swipe_util";
import {
    cardLine,
    chooseInLine,
    fillHolder,
    lineHas,
    noPanel,
    panelHas,
    removeCard,
} from "./utils/loyalty_util";
import { NUMBERS, openTill, payAndCheck, payOffline, track2 } from "./utils/till_steps";

const tours = registry.category("web_tour.tours");

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

function waiting() {
    return posmodel.models["pos.order"].filter((order) => order.finalized && !order.isSynced);
}

/** So many paid receipts have not reached the server. */
function receiptsWait(count) {
    return run(() => {
        if (waiting().length !== count) {
            throw new Error(`${waiting().length} receipts wait, not ${count}`);
        }
    }, `${count} receipts wait`);
}

/** All that waited is with the server; core sends it by itself, after a while. */
function delivered() {
    return run(async () => {
        for (let tries = 0; waiting().length && tries < 80; tries++) {
            await pause(100);
        }
        if (waiting().length) {
            throw new Error(`${waiting().length} receipts wait on`);
        }
    }, "no receipt waits");
}

function reconnect() {
    return [
        OfflineUtil.setOnlineMode(),
        run(() => posmodel.data.checkConnectivity(), "back online"),
        Chrome.isSyncStatusConnected(),
        delivered(),
    ].flat();
}

/** A noted card: what is bought with it counts later. */
function buyWithNoted(product, number, total) {
    return [
        ProductScreen.clickDisplayedProduct(product),
        swipe(track2(number)),
        cardLine("is noted, its purchase counts later"),
        payOffline(total),
    ].flat();
}

// Two cards are looked up, then the network goes: one is given, one sold, both used at once.
tours.add("loyalty_handed_out_offline", {
    steps: () =>
        [
            openTill(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.sold)),
            chooseInLine("Enter the holder"),
            fillHolder({ name: "Olga", phone: "+7 911 000 00 00", consent: true }),
            Dialog.confirm("Save holder"),
            swipe(track2(NUMBERS.free)),
            cardLine("is not issued yet"),
            OfflineUtil.setOfflineMode(),
            chooseInLine("Give the card"),
            fillHolder({ name: "Ivan Novak", phone: "+7 900 000 00 00", consent: true }),
            Dialog.confirm("Give to holder"),
            cardLine("sent as soon as the network is back"),
            payOffline("170.00"),
            buyWithNoted("Piano", NUMBERS.free, "10,000.00"),
            buyWithNoted("Lamp", NUMBERS.sold, "100.00"),
            receiptsWait(3),
            reconnect(),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.free)),
            panelHas({ holder: "Ivan Novak", level: "Silver", saved: "5.00" }),
            payAndCheck("95.00"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            swipe(track2(NUMBERS.sold)),
            panelHas({ holder: "Olga", level: "Classic", saved: "3.00" }),
            payAndCheck("97.00"),
            Chrome.endTour(),
        ].flat(),
});

/** The till knows the card from now on. */
function see(number) {
    return [swipe(track2(number)), panelHas({ level: "Classic" }), removeCard()].flat();
}

/** Sells a lamp to the card at the level that this till saw, without network. */
function sellSeenOffline() {
    return [
        ProductScreen.isShown(),
        OfflineUtil.setOfflineMode(),
        ProductScreen.clickDisplayedProduct("Lamp"),
        swipe(track2(NUMBERS.classic)),
        cardLine("works with its last known level"),
        lineHas("Lamp", { reason: "Classic 3 %" }),
        payOffline("97.00"),
        receiptsWait(1),
        noPanel(),
    ].flat();
}

/** Remembers, for {@link turnTo}, where the tills are. */
function findTills() {
    return run(async () => {
        const tills = await posmodel.data.orm.searchRead("pos.config", [], ["name"]);
        const places = tills.map(({ name, id }) => [name, id]);
        sessionStorage.setItem("tills", JSON.stringify(Object.fromEntries(places)));
    }, "find the tills");
}

/** The page shows another till, as another browser would; what this one holds stays on its disk. */
function turnTo(name) {
    const go = async () => {
        await pause(400); // core writes to its disk after a while
        while (posmodel.data.indexedDB.activeTransactions.size) {
            await pause(50);
        }
        const place = JSON.parse(sessionStorage.getItem("tills"))[name];
        window.location = `/pos/ui/${place}`;
    };
    return run(go, `turn to ${name}`, true);
}

/** Both tills have seen the card at its level; the first has sold with it, without network. */
function firstTillSells() {
    return [
        openTill(),
        findTills(),
        see(NUMBERS.classic),
        turnTo("Shop"),
        openTill(),
        see(NUMBERS.classic),
        sellSeenOffline(),
    ].flat();
}

// The second till delivers first: the earlier receipt is the later one to come.
tours.add("loyalty_two_tills_out_of_order", {
    steps: () =>
        [
            firstTillSells(),
            turnTo("Second"),
            Chrome.startPoS(),
            sellSeenOffline(),
            reconnect(),
            turnTo("Shop"),
            Chrome.startPoS(),
            delivered(),
            Chrome.endTour(),
        ].flat(),
});

tours.add("loyalty_two_tills_in_order", {
    steps: () =>
        [
            firstTillSells(),
            reconnect(),
            turnTo("Second"),
            Chrome.startPoS(),
            sellSeenOffline(),
            reconnect(),
            Chrome.endTour(),
        ].flat(),
});
