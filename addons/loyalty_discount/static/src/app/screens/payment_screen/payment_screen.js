import { PaymentScreen } from "@point_of_sale/app/screens/payment_screen/payment_screen";
import { patch } from "@web/core/utils/patch";
import { CardPanel } from "@loyalty_discount/app/components/card_panel/card_panel";

patch(PaymentScreen, {
    components: { ...PaymentScreen.components, CardPanel },
});
