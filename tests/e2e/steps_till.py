"""The cashier's part: one shift with an issue, levels, a sold card, an undo, an invoice, a refund.

Prices contain VAT (22 %, bread and tea 10 %). Levels: Classic 3 %, Silver 5 %, Gold 10 %.
"""

ANNA = "9200000001013"  # first number of the free run
MISTAKE = "9200000001021"
SOLD = "9200000003019"  # first number of the run for sale
IN_CENTRAL = "9200000001518"  # received, but not handed to this shop
NEVER_PRINTED = "9200000007770"
PAYMENT_CARD = "4111111111111111"  # a scheme's public test number


def give_card(till, shots):
    """A new holder gets a free card, with consent; it works on the same receipt."""
    till.scan(ANNA)
    till.answer_is("not issued yet")
    till.answer("Give the card")
    till.fill_holder("Anna Petrova", "+7 900 000 00 01", shots / "till_form.png")
    till.panel_has("Anna Petrova", "Classic")


def first_purchase(till, shots):
    """Classic: 18 000.00 - 540.00 and 33.35 - 1.00 (1.0005) = 17 492.35, above 10 000."""
    till.add("Espresso Machine", "Espresso Machine", "Bread")
    till.has_line("Espresso Machine", "17,460.00", "Classic 3 %", "540.00")
    till.has_line("Bread", "32.35", "1.00")
    assert len(till.lines()) == 2, "equal products stand in one line"
    receipt = till.pay(shot=shots / "till_payment.png")
    assert "Total $ 17,492.35" in receipt
    assert "You saved $ 541.00" in receipt
    assert "Your new level: Silver" in receipt
    assert "$ 32,507.65 more to Gold" in receipt
    till.shot(shots / "receipt_raised.png")
    till.next_order()


def silver_purchase(till, shots):
    """Silver: 824.00 - 41.20, 33.35 - 1.67 (1.6675), combo 140.00 - 7.00; a card stays 70.00."""
    till.swipe(ANNA)
    till.panel_has("Anna Petrova", "Silver", "9200•••••1013")
    till.add("Coffee", "Coffee", "Bread", "Breakfast")
    till.has_line("Coffee", "782.80", "824.00", "Silver 5 %", "41.20")
    till.has_line("Bread", "31.68", "1.67")
    till.has_line("Breakfast", "133.00", "7.00")
    till.panel_has("Saved $ 49.87", "$ 31,560.17 to Gold")
    till.shot(shots / "till.png")
    till.scan(SOLD)
    till.answer_is("is on the receipt")
    till.answer("Anonymous")
    till.has_line("Card, sold", "70.00", "9200•••••3019")
    assert not [line for line in till.lines() if "Card, sold" in line and "Silver" in line]
    receipt = till.pay()
    assert "Total $ 1,017.48" in receipt
    assert "You saved $ 49.87" in receipt
    till.shot(shots / "receipt.png")
    till.next_order()


def invoiced_purchase(till, shots):
    """A keyed number, an invoice, paid by card: 1 236.00 - 61.80 and 33.35 - 1.67 = 1 205.88."""
    till.key(ANNA)
    till.panel_has("Silver")
    till.add("Coffee", "Coffee", "Coffee", "Bread")
    receipt = till.pay(method="Card", invoice=True)
    assert "Total $ 1,205.88" in receipt
    till.next_order()


def refused_reads(till):
    """Each says why in one line and changes nothing."""
    for read, number, text in (
        (till.key, NEVER_PRINTED, "is not known"),
        (till.key, "9200000001014", "check digit"),
        (till.swipe, IN_CENTRAL, "stock of another shop"),
        (till.swipe, PAYMENT_CARD, "Payment card"),
    ):
        read(number)
        till.answer_is(text)
        till.no_card()
        assert not till.lines()
    assert PAYMENT_CARD not in till.page.content()


def mistaken_issue(till):
    """Given anonymously, then taken back in the same shift, with a reason."""
    till.scan(MISTAKE)
    till.answer_is("not issued yet")
    till.answer("Give the card")
    till.page.locator(".modal-footer button", has_text="Give anonymous").click()
    till.panel_has("Classic")
    till.undo_issue("The buyer did not want it")
    till.answer_is("back in stock")
    till.no_card()


def partial_refund(till, shots):
    """One of the two coffees goes back for what it cost: 391.40."""
    till.refund_one("1,017.48", "Coffee")
    receipt = till.pay()
    assert "Total $ -391.40" in receipt
    till.shot(shots / "receipt_refund.png")
    till.next_order()
