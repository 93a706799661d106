"""The accountant's part: set-up, the printer's bill, the day's act."""

import shutil


def set_up(office, shots):
    """The Russian preset on the chart that the company has."""
    office.page.goto(f"{office.url}/odoo/action-loyalty_accounting.action_loyalty_card_setup")
    dialog = ".modal-dialog"
    office.page.wait_for_selector(f"{dialog} .o_form_view")
    office.select("preset", "Russia", scope=dialog)
    office.page.locator(f"{dialog} .o_data_row").first.wait_for()
    office.shot(shots / "setup.png")
    office.button("action_apply", scope=dialog)
    office.page.locator(dialog).wait_for(state="detached")


def bill(office, order, day):
    """The vendor bill, completed from the order of this number, with its input VAT, posted."""
    office.open_new("account.action_move_in_invoice_type")
    office.choose("partner_id", "Printer Ltd")
    office.choose("purchase_vendor_bill_id", order)
    office.field("invoice_line_ids").locator("tr.o_data_row").nth(1).wait_for()
    office.fill("invoice_date", day)
    office.save()
    office.button("action_post")
    office.in_state("Posted")
    return office.record_id()


def post_act(office, act, shots):
    office.open_record("loyalty.act", act)
    office.shot(shots / "act_draft.png")
    office.button("action_post")
    office.in_state("Posted")
    office.shot(shots / "act.png")


def print_act(office, shots):
    """The paper of the act on the screen, as a PDF; without its printer Odoo shows a page."""
    if not shutil.which("wkhtmltopdf"):
        return
    with office.page.expect_download() as paper:
        office.press("Print")
    paper.value.save_as(shots / "act.pdf")
    assert (shots / "act.pdf").read_bytes().startswith(b"%PDF-")


def open_entries(office, shots):
    """From the act to its entries, and back from an entry to the act."""
    office.button("action_view_account_moves")
    office.page.locator(".o_list_view .o_data_row").nth(1).wait_for()
    office.shot(shots / "act_entries.png")
    office.page.locator(".o_list_view .o_data_row .o_data_cell").first.click()
    office.page.locator("button[name='action_view_loyalty_act']").click()
    office.in_state("Posted")


def open_register(office, shots):
    """Numbers and recipients."""
    office.open_list("loyalty_accounting.action_loyalty_register")
    box = office.page.locator(".o_searchview_input")
    box.fill("Anna Pet")
    box.press("Enter")
    office.page.locator(".o_data_row", has_text="Anna Petrova").wait_for()
    office.shot(shots / "register.png")
