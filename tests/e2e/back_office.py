"""Drive Odoo's back office as a person does: menus, forms, buttons, through a real browser.

Every function waits for what it needs on the page and never for time to pass.
"""

import re

from playwright.sync_api import expect

FORM = ".o_form_view"


class BackOffice:
    """One signed-in person in one browser context."""

    def __init__(self, browser, url, login, password, size=(1440, 1000)):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.url = url
        self._sign_in(login, password)

    def _sign_in(self, login, password):
        self.page.goto(f"{self.url}/web/login")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector(".o_web_client .o_navbar")

    def close(self):
        self.page.context.close()

    def open_new(self, action):
        """Open the empty form of an action given by its external id."""
        self.page.goto(f"{self.url}/odoo/action-{action}/new")
        self.page.wait_for_selector(FORM)

    def open_list(self, action):
        self.page.goto(f"{self.url}/odoo/action-{action}")
        self.page.wait_for_selector(".o_view_controller")

    def open_record(self, model, record_id):
        self.page.goto(f"{self.url}/odoo/{model}/{record_id}")
        self.page.wait_for_selector(FORM)

    def record_id(self):
        """The id of the record whose form is shown (after it was saved)."""
        self.page.wait_for_url(re.compile(r"/\d+(\?|$)"))
        return int(re.search(r"/(\d+)(\?|$)", self.page.url).group(1))

    def field(self, name, scope=FORM):
        return self.page.locator(f"{scope} .o_field_widget[name='{name}']").first

    def fill(self, name, value, scope=FORM):
        """Type into a plain field and leave it, so that its onchange runs."""
        box = self.field(name, scope).locator("input, textarea").first
        type_into(box, value)
        box.press("Tab")

    def choose(self, name, text, scope=FORM):
        """Type into a many2one field and take the suggestion with this text."""
        self._take(self.field(name, scope).locator("input").first, text)

    def _take(self, box, text):
        """Type into a box with suggestions and take the first one, once it is the right one."""
        box.click()
        type_into(box, text)
        first = self.page.locator(".o-autocomplete--dropdown-item").first
        expect(first).to_contain_text(text)
        expect(first.locator("a.ui-state-active, a[aria-selected='true']")).to_have_count(1)
        box.press("Enter")
        self.page.locator(".o-autocomplete--dropdown-menu").wait_for(state="detached")

    def select(self, name, label, scope=FORM):
        """Choose an option of a selection field, drawn as a list box or as a menu."""
        field = self.field(name, scope)
        if field.locator("select").count():
            field.locator("select").select_option(label=label)
            return
        field.locator("input").first.click()
        self.page.locator(".o_select_menu_item", has_text=label).first.click()
        expect(field.locator("input").first).to_have_value(re.compile(re.escape(label)))
        self.rest()

    def shows(self, name, text, scope=FORM):
        """Wait until a field that is read only shows this text."""
        expect(self.field(name, scope)).to_contain_text(text)

    def holds(self, name, value, scope=FORM):
        """Wait until an input shows this value, however it is formatted."""
        box = self.field(name, scope).locator("input").first
        expect(box).to_have_value(re.compile(rf"^{re.escape(value)}\b"))

    def lists(self, name, *texts):
        """Wait until a list of the form has a row with all of these texts."""
        row = self.field(name).locator("tr.o_data_row")
        for text in texts:
            row = row.filter(has_text=text)
        expect(row).to_have_count(1)

    def in_state(self, label):
        """Wait until the status bar stands at this state; a dialog in the way is told."""
        state = self.page.locator(".o_statusbar_status .o_arrow_button_current").first
        try:
            expect(state).to_contain_text(label)
        except AssertionError as error:
            dialogs = self.page.locator(".modal-content").all_inner_texts()
            raise AssertionError("\n".join([str(error), *dialogs])) from error

    def tab(self, title):
        self.page.locator(".o_notebook .nav-link", has_text=title).first.click()

    def add_line(self, name, link="Add a"):
        """Open a new row in an editable list and return it."""
        rows = self.field(name).locator("tr.o_data_row")
        before = rows.count()
        self.field(name).locator(".o_field_x2many_list_row_add a", has_text=link).first.click()
        expect(rows).to_have_count(before + 1)
        return self.field(name).locator("tr.o_selected_row")

    def fill_cell(self, row, name, value):
        cell = row.locator(f"td[name='{name}']")
        cell.click()
        type_into(cell.locator("input, textarea").first, value)
        return cell

    def choose_cell(self, row, name, text):
        cell = row.locator(f"td[name='{name}']")
        cell.click()
        self._take(cell.locator("input").first, text)

    def button(self, name, scope=""):
        """Press the button of this method and wait for the server's answer and the form."""
        with self.page.expect_response(re.compile(rf"/call_button/.*/{name}")) as answer:
            self.page.locator(f"{scope} button[name='{name}']:visible").first.click()
        error = answer.value.json().get("error")
        assert not error, f"{name}: {error['data']['message']}"
        self.rest()

    def press(self, label, scope=""):
        """Press the button with this label."""
        self.page.locator(f"{scope} button:visible", has_text=label).first.click()
        self.rest()

    def save(self):
        self.page.locator(".o_form_button_save").first.click()
        self.page.wait_for_selector(
            ".o_form_saved, .o_form_readonly, .o_form_status_indicator_buttons.invisible",
            state="attached",
        )
        self.rest()

    def rest(self):
        """Wait until no button of the page is held back and nothing is loading."""
        busy = ".o_loading_indicator, .o_blockUI, .o_form_view button[name][disabled]"
        self.page.wait_for_function("busy => !document.querySelector(busy)", arg=busy)

    def shot(self, path):
        self.page.screenshot(path=str(path), full_page=False)


def type_into(box, value, tries=3):
    """Replace what stands in an input. Until the input holds it, type it again.

    A list that has just opened a row marks the text of its own accord. Where that falls between
    marking and typing, the new text lands behind the old one; a person sees it and types again.
    """
    for left in reversed(range(tries)):
        box.fill(str(value))
        try:
            expect(box).to_have_value(str(value), timeout=2_000 if left else None)
            return
        except AssertionError:
            if not left:
                raise
