"""The storekeeper's part: two print runs ordered, received by number, half of them moved."""

RUNS = {
    "Card, given free": ("Given free (materials)", "101"),
    "Card, sold": ("Sold (goods)", "301"),
}


def order_cards(office):
    """One native purchase order for both print runs."""
    office.open_new("purchase.purchase_rfq")
    office.choose("partner_id", "Printer Ltd")
    office.choose("picking_type_id", "Central: Receipts")
    for product in RUNS:
        row = office.add_line("order_line", "Add a product")
        office.choose_cell(row, "product_id", product)
        row = office.page.locator("tr.o_selected_row")
        office.fill_cell(row, "product_qty", "100")
        office.fill_cell(row, "price_unit", "12")
    office.save()
    office.button("button_confirm")
    return office.record_id()


def register_runs(office, program):
    """Numbers of each run: first serial number and count; the check digit comes from the rule."""
    runs = {}
    for product, (purpose, first) in RUNS.items():
        office.open_new("loyalty_accounting.action_loyalty_medium_batch")
        office.choose("program_id", program)
        office.choose("product_id", product)
        office.select("purpose", purpose)
        office.choose("rule_id", "Shop card")
        office.choose("purchase_line_id", product)
        office.fill("first_body", first)
        office.fill("quantity", "100")
        office.holds("quantity", "100")
        office.save()
        office.button("action_order")
        runs[product] = office.record_id()
    return runs


def receive(office, receipt, shots):
    """Validate the native receipt; the numbers of what came are entered as ranges."""
    office.open_record("stock.picking", receipt)
    office.tab("Card Numbers")
    office.button("action_loyalty_fill_numbers")
    office.shows("loyalty_named_count", "200")
    office.shot(shots / "receipt.png")
    office.button("button_validate")
    office.in_state("Done")


def move_to_shop(office, ranges, shots):
    """A native internal transfer from the central store that names its ranges."""
    office.open_new("stock.action_picking_tree_internal")
    office.choose("picking_type_id", "Central: Internal Transfers")
    office.choose("location_id", "CTR/Stock")
    office.choose("location_dest_id", "WH/Stock")
    for product in ranges:
        row = office.add_line("move_ids", "Add a")
        office.choose_cell(row, "product_id", product)
        office.fill_cell(office.page.locator("tr.o_selected_row"), "product_uom_qty", "50")
    office.save()
    office.tab("Card Numbers")
    for first, last in ranges.values():
        row = office.add_line("loyalty_range_ids", "Add a")
        office.fill_cell(row, "first_number", first)
        office.fill_cell(row, "last_number", last)
    office.save()
    for first, last in ranges.values():
        office.lists("loyalty_range_ids", first, last, "50")
    office.shot(shots / "transfer.png")
    office.button("action_confirm")
    office.button("button_validate")
    office.in_state("Done")
    return office.record_id()
