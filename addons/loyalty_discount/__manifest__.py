{
    "name": "Loyalty: Discount Programs and Cards",
    "summary": "Cumulative levels, discount cards and a discount engine that till and server share",
    "version": "19.0.1.0.0",
    "category": "Sales/Point of Sale",
    "author": "Loyalty Suite",
    "license": "LGPL-3",
    "depends": ["pos_card_reader", "pos_loyalty", "pos_hr"],
    "data": [],
    "demo": [],
    "assets": {
        "point_of_sale._assets_pos": [
            "loyalty_discount/static/src/engine/**/*.js",
            "loyalty_discount/static/src/app/**/*",
        ],
        "web.assets_tests": [
            "loyalty_discount/static/tests/tours/**/*",
        ],
    },
    "installable": True,
}
