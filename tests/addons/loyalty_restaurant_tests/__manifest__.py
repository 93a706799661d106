{
    "name": "Loyalty in Restaurants: tests",
    "summary": "Floors, split and merged bills and self-order with the loyalty addons.",
    "version": "19.0.1.0.0",
    "author": "Loyalty Suite",
    "license": "LGPL-3",
    "category": "Hidden",
    "depends": ["loyalty_discount", "pos_restaurant", "pos_self_order"],
    "assets": {"web.assets_tests": ["loyalty_restaurant_tests/static/tests/tours/*.js"]},
}
