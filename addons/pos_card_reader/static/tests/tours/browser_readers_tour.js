// Readers that the browser opens, with ports and devices that are emulated in the page.

import { registry } from "@web/core/registry";
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Notification from "@point_of_sale/../tests/generic_helpers/notification_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import { BrowserReaders } from "@pos_card_reader/app/services/browser_readers";
import { collectReads, expectRead, waitFor } from "./utils/swipe_util";
import {
    EmulatedDevice,
    EmulatedHid,
    EmulatedPort,
    EmulatedSerial,
    magtekReport,
} from "./utils/port_emulation";

const NUMBER = "9200000000015"; // Luhn: 9 + 2*2 + 1*2 + 5 = 20
const TRACK = `;${NUMBER}=4912?`;
const PAYMENT = ";4111111111111111=3012101?"; // everybody's test Visa
const READ = { kind: "card", number: NUMBER, source: "track2", presented: "swipe" };
const REFUSED = { kind: "refused", reason: "payment_card", presented: "swipe" };
const SERIAL = "serial 0801:0003";
const HID = "hid 0801:0002";

const act = (content, run) => ({ content, trigger: "body", run });
const rig = () => window.emulatedReaders;

function stateIs(name, state) {
    return act(`${name} is ${state}`, () =>
        waitFor(
            () =>
                window.posmodel.cardReader.board.readers.find((one) => one.name === name)?.state ===
                state,
            `${name} is not ${state}`
        )
    );
}

function plugIn() {
    return act("Both readers had a permission when the till was opened", () => {
        const port = new EmulatedPort(0x0801, 0x0003);
        const scanner = new EmulatedPort(undefined, undefined);
        const device = new EmulatedDevice(0x0801, 0x0002);
        const twin = new EmulatedPort(0x0801, 0x0003);
        const serial = new EmulatedSerial([scanner, port, twin]);
        const hid = new EmulatedHid([device]);
        const reader = window.posmodel.cardReader;
        window.emulatedReaders = { port, twin, device, serial, hid };
        reader.browser = new BrowserReaders(reader, { serial, hid });
        return reader.browser.start();
    });
}

registry.category("web_tour.tours").add("pos_card_reader_browser_readers", {
    steps: () =>
        [
            Chrome.startPoS(),
            Dialog.confirm("Open Register"),
            collectReads(),
            plugIn(),
            stateIs(SERIAL, "ready"),
            act("In pieces", () => {
                rig().port.send(TRACK.slice(0, 7));
                rig().port.send(`${TRACK.slice(7)}\r`);
            }),
            expectRead(READ),
            act("Without a line end", () => rig().port.send(PAYMENT)),
            expectRead(REFUSED),
            act("Nothing is written to a reader", () => {
                if (rig().port.written.length || rig().port.line.baudRate !== 9600) {
                    throw new Error("the port was not opened as its profile says");
                }
            }),
            act("Pull the plug", () => rig().port.unplug()),
            stateIs(SERIAL, "absent"),
            act("Plug it in", () => rig().serial.plug(rig().port)),
            stateIs(SERIAL, "ready"),
            act("Swipe", () => rig().port.send(`${TRACK}\r`)),
            expectRead(READ),
            stateIs(HID, "ready"),
            act("Report", () => rig().device.report(magtekReport(TRACK))),
            expectRead(READ),
            act("Report", () => rig().device.report(magtekReport(PAYMENT))),
            expectRead(REFUSED),
            act("Pull the plug", () => rig().hid.tell("disconnect", rig().device)),
            stateIs(HID, "absent"),
            act("Plug it in", () => rig().hid.tell("connect", rig().device)),
            stateIs(HID, "ready"),
            act("Report", () => rig().device.report(magtekReport(TRACK))),
            expectRead(READ),
            // two of the same kind were there when the till was opened, a third comes later
            stateIs(`${SERIAL} 2`, "ready"),
            act("Swipe there", () => rig().twin.send(`${TRACK}\r`)),
            expectRead(READ),
            act("Plug in a third one", () => {
                rig().third = new EmulatedPort(0x0801, 0x0003);
                rig().serial.plug(rig().third);
            }),
            stateIs(`${SERIAL} 3`, "ready"),
            stateIs(SERIAL, "ready"),
            act("Swipe there", () => rig().third.send(`${TRACK}\r`)),
            expectRead(READ),
            // another program has the port of a fourth: a fifth is none the less another one
            act("Plug in two more, one is busy", () => {
                const [busy, free] = [0, 1].map(() => new EmulatedPort(0x0801, 0x0003));
                Object.assign(rig(), { busy, free });
                busy.isBusy = true;
                rig().serial.plug(busy);
            }),
            stateIs(`${SERIAL} 4`, "error"),
            act("The other one", () => rig().serial.plug(rig().free)),
            stateIs(`${SERIAL} 5`, "ready"),
            act("It is given back", () => (rig().busy.isBusy = false)),
            stateIs(`${SERIAL} 4`, "ready"),
            act("Swipe there", () => rig().busy.send(`${TRACK}\r`)),
            expectRead(READ),
            // a person chooses a port of an unknown maker, and its profile, by hand
            act("Choose", async () => {
                const port = new EmulatedPort(0x1234, 0x5678);
                rig().serial.ports.push(port);
                rig().port = port;
                await window.posmodel.cardReader.browser.requestSerial("honeywell");
            }),
            stateIs("serial 1234:5678", "ready"),
            act("It has the line of its profile", () => {
                if (rig().port.line.baudRate !== 115200) {
                    throw new Error("another line");
                }
                rig().port.send(`${TRACK}\r`);
            }),
            expectRead(READ),
            // what the browser does not allow is told; a window that was closed is not
            { content: "Card readers", trigger: ".card-reader-status", run: "click" },
            act("The window is closed", () => rig().serial.refuse("NotFoundError", "none chosen")),
            { content: "Connect", trigger: ".card-reader-serial", run: "click" },
            act("A policy forbids it", () => rig().serial.refuse("SecurityError", "no ports here")),
            { content: "Connect", trigger: ".card-reader-serial", run: "click" },
            Notification.has("no ports here"),
            { content: "Only that", trigger: "body:not(:contains('none chosen'))" },
        ].flat(),
});
