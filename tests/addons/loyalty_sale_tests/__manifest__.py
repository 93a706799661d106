{
    "name": "Loyalty in Sales: tests",
    "summary": "Quotations of sellers with the loyalty addons.",
    "version": "19.0.1.0.0",
    "author": "Loyalty Suite",
    "license": "LGPL-3",
    "category": "Hidden",
    "depends": ["loyalty_discount", "sale_loyalty"],
}
