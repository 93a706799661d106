/* global posmodel */
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as OfflineUtil from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import { openTill } from "./utils/till_steps";
import { registry } from "@web/core/registry";
import { run } from "@point_of_sale/../tests/generic_helpers/utils";

// Without network a customer with points is chosen, buys, and gets his points at reconnect.
registry.category("web_tour.tours").add("loyalty_points_offline", {
    steps: () =>
        [
            openTill(),
            OfflineUtil.setOfflineMode(),
            ProductScreen.clickPartnerButton(),
            ProductScreen.clickCustomer("Points Customer"),
            ProductScreen.clickDisplayedProduct("Lamp"),
            ProductScreen.clickDisplayedProduct("Vase"),
            ProductScreen.clickPayButton(),
            PaymentScreen.clickPaymentMethod("Bank"),
            PaymentScreen.clickValidate(),
            Dialog.confirm("Continue with limited functionality"),
            ReceiptScreen.clickNextOrder(),
            OfflineUtil.setOnlineMode(),
            run(() => posmodel.data.checkConnectivity(), "back online"),
            run(() => posmodel.syncAllOrders(), "deliver what waits"),
            Chrome.isSyncStatusConnected(),
            Chrome.endTour(),
        ].flat(),
});
