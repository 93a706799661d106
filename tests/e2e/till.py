"""Drive the POS as a cashier does: products, keys of a card reader, payment, receipt."""

import sys
from pathlib import Path

from playwright.sync_api import expect

ADDONS = Path(__file__).resolve().parents[2] / "addons"
sys.path.insert(0, str(ADDONS / "pos_card_reader" / "tests"))

from keys import press  # noqa: E402 (the path is set above)

LINE = ".order-container .orderline"
PANEL = ".product-screen .loyalty-card-panel"


class Till:
    """One browser page that shows one point of sale."""

    def __init__(self, page, url, config_id):
        self.page = page
        self.url = url
        self.config_id = config_id

    # -- the shift ---------------------------------------------------------------------------

    def open(self):
        """Open the till and count the drawer as the shift begins."""
        self.page.goto(f"{self.url}/pos/ui/{self.config_id}")
        self.page.locator(".screen-login .open-register-btn").click(timeout=90_000)
        self.page.locator(".modal-dialog button", has_text="Open Register").click()
        self.on_goods()

    def close(self, counted):
        """Count the drawer and close the shift."""
        self.page.locator(".pos-rightheader button:has(.fa-bars)").click()
        self.page.locator("span.dropdown-item", has_text="Close Register").click()
        dialog = self.page.locator(".close-pos-popup, .modal-dialog")
        dialog.locator("input").first.fill(counted)
        dialog.locator("button", has_text="Close Register").click()
        self.page.locator(".modal-dialog").wait_for(state="detached")

    def on_goods(self):
        self.page.wait_for_selector(".modal-dialog", state="detached")
        self.page.wait_for_selector(".product-screen .product-list")

    # -- goods -------------------------------------------------------------------------------

    def add(self, *names):
        """Tap products by name."""
        for name in names:
            self.page.locator(".product-list .product", has_text=name).first.click()

    def lines(self):
        """The receipt's lines as the cashier sees them, each in one line of text."""
        return [" ".join(text.split()) for text in self.page.locator(LINE).all_inner_texts()]

    def has_line(self, *texts):
        """Wait for a line that shows all of these texts."""
        line = self.page.locator(LINE)
        for text in texts:
            line = line.filter(has_text=text)
        expect(line.first).to_be_visible()

    # -- cards -------------------------------------------------------------------------------

    def swipe(self, number):
        """Track 2 of a card as the key events of a keyboard-wedge reader."""
        keyboard = self.page.context.new_cdp_session(self.page)
        press(
            lambda event: keyboard.send("Input.dispatchKeyEvent", event), f";{number}=4912?\r"
        )
        keyboard.detach()

    def scan(self, number):
        """A barcode as a scanner sends it."""
        self.page.keyboard.type(number)
        self.page.keyboard.press("Enter")

    def key(self, number):
        """A number typed through the button of the control pad."""
        self.control("Card number")
        self.page.locator(".modal textarea").fill(number)
        self.page.locator(".modal .modal-footer button.btn-primary").click()

    def control(self, label):
        self.page.locator(".more-btn").click()
        self.page.locator(".control-buttons button", has_text=label).click()

    def answer_is(self, text):
        """The one line that answers a read."""
        expect(self.page.locator(".o_notification", has_text=text).first).to_be_visible()

    def answer(self, button):
        self.page.locator(".loyalty-line button", has_text=button).last.click()

    def panel_has(self, *texts):
        for text in texts:
            expect(self.page.locator(PANEL)).to_contain_text(text)

    def no_card(self):
        expect(self.page.locator(PANEL)).to_have_count(0)

    def fill_holder(self, name, phone, shot=None):
        """The short form with consent, given to the holder."""
        form = self.page.locator(".loyalty-holder-form")
        form.locator("input[name=name]").fill(name)
        form.locator("input[name=phone]").fill(phone)
        form.locator("input[name=consent]").check()
        if shot:
            self.shot(shot)
        self.page.locator(".modal-footer button.btn-primary").click()
        form.wait_for(state="detached")

    def undo_issue(self, reason):
        self.control("Undo card issue")
        self.page.locator(".loyalty-undo input[type=radio]").first.check()
        self.page.locator(".loyalty-undo input[name=reason]").fill(reason)
        self.page.locator(".modal-footer button.btn-primary").click()

    # -- money -------------------------------------------------------------------------------

    def pay(self, method="Cash", invoice=False, shot=None):
        """Pay the whole amount; returns the receipt's text."""
        if not self.page.locator(".payment-screen").count():
            self.page.locator(".pay-order-button:visible").first.click()
        self.page.wait_for_selector(".payment-screen")
        self.page.locator(".paymentmethod", has_text=method).first.click()
        if invoice:
            self.page.locator(".payment-buttons .js_invoice").click()
        if shot:
            self.shot(shot)
        self.page.locator(
            ".payment-screen .validation-button, .payment-screen .button.next"
        ).first.click()
        self.page.wait_for_selector(".receipt-screen .pos-receipt")
        return " ".join(self.page.locator(".receipt-screen .pos-receipt").inner_text().split())

    def next_order(self):
        self.page.locator(".receipt-screen .button.next:visible").first.click()
        self.on_goods()

    def refund_one(self, receipt, product):
        """Choose one piece of a paid receipt to take back; ends on the payment screen."""
        self.control("Refund")
        self.page.locator(".ticket-screen .order-row", has_text=receipt).first.click()
        self.page.locator(".ticket-screen .orderline", has_text=product).first.click()
        self.page.locator(".ticket-screen .numpad button", has_text="1").first.click()
        self.page.locator(".ticket-screen .pay-order-button").click()
        self.page.wait_for_selector(".payment-screen")

    def shot(self, path):
        self.page.screenshot(path=str(path))
