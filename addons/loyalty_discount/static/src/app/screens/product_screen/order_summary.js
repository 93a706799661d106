import { OrderSummary } from "@point_of_sale/app/screens/product_screen/order_summary/order_summary";
import { patch } from "@web/core/utils/patch";
import { CardPanel } from "@loyalty_discount/app/components/card_panel/card_panel";
import { ForeignPanel } from "@loyalty_discount/app/components/foreign_panel/foreign_panel";
import { OffersPanel } from "@loyalty_discount/app/components/offers_panel/offers_panel";

patch(OrderSummary, {
    components: { ...OrderSummary.components, CardPanel, ForeignPanel, OffersPanel },
});
