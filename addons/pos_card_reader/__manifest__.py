{
    "name": "Card Reader for Point of Sale",
    "summary": "Swipe, scan or key a card on any screen; payment cards are refused",
    "version": "19.0.1.1.0",
    "category": "Sales/Point of Sale",
    "sequence": 10000,  # scripts load in this order: ours after core's, which keep theirs
    "author": "Loyalty Suite Contributors",
    "license": "LGPL-3",
    "depends": ["point_of_sale"],
    "data": [
        "security/ir.model.access.csv",
        "security/pos_card_reader_rules.xml",
        "views/card_number_rule_views.xml",
        "views/card_reader_views.xml",
        "views/res_config_settings_views.xml",
        "views/pos_card_reader_menus.xml",
    ],
    "demo": ["demo/card_number_rule_demo.xml", "demo/pos_config_demo.xml"],
    "assets": {
        "point_of_sale._assets_pos": ["pos_card_reader/static/src/**/*"],
        "web.assets_tests": ["pos_card_reader/static/tests/tours/**/*"],
    },
}
