"""The marketer's part: number rule, consent text and a published program, in forms only."""

PROGRAM = "Shop Card"


def make_number_rule(office):
    """Numbers of 13 digits that begin with 9200 and end with a Luhn digit."""
    office.open_new("pos_card_reader.card_number_rule_action")
    office.fill("name", "Shop card")
    office.fill("prefix", "9200")
    office.fill("length_min", "13")
    office.fill("length_max", "13")
    office.select("check_digit", "Luhn")
    office.fill("sample", ";9200000000015=4912?")
    office.save()
    office.shows("sample_result", "9200000000015")
    return office.record_id()


def make_consent_text(office):
    office.open_new("loyalty_discount.loyalty_consent_text_action")
    office.fill("name", "Discount card")
    office.fill("version", "2026-01")
    office.fill("body", "I agree that the shop keeps my name and phone to run my discount card.")
    office.save()


def make_program(office, shots):
    """From core's own list, by the template card; then rule, consent and publishing."""
    office.open_list("loyalty.loyalty_program_discount_loyalty_action")
    office.page.get_by_text("Cumulative discount (levels)").click()
    office.tab("Levels")
    office.field("tier_ids").wait_for()
    levels = office.field("tier_ids").locator("tbody tr.o_data_row")
    rows = [text.replace("\xa0", " ").split() for text in levels.all_inner_texts()]
    assert [(name, spend, float(percent)) for name, _currency, spend, percent, *_ in rows] == [
        ("Classic", "0.00", 3),
        ("Silver", "10,000.00", 5),
        ("Gold", "50,000.00", 10),
    ]
    office.fill("name", PROGRAM)
    office.tab("Cards")
    office.choose("number_rule_ids", "Shop card")
    office.choose("consent_text_id", "Discount card")
    office.save()
    office.in_state("Draft")
    office.button("action_publish")
    office.button("action_apply", ".modal")
    office.in_state("Live")
    office.shot(shots / "program.png")
    return office.record_id()
