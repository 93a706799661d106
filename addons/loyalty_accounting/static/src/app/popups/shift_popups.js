import { ClosePosPopup } from "@point_of_sale/app/components/popups/closing_popup/closing_popup";
import { OpeningControlPopup } from "@point_of_sale/app/components/popups/opening_control_popup/opening_control_popup";
import { DrawerCount } from "@loyalty_accounting/app/components/drawer_count/drawer_count";

for (const popup of [OpeningControlPopup, ClosePosPopup]) {
    popup.components = { ...popup.components, DrawerCount };
}
