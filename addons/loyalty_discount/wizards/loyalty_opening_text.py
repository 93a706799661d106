"""The words for what is wrong with a row of an opening file."""


def explain(env, fault):
    """``fault``: a mapping with ``code`` and what the row holds; says what, where, what to do."""
    return {**_of_the_file(env, fault), **_of_the_member(env, fault)}[fault["code"]]


def _of_the_file(env, fault):
    """What can't be read."""
    value, column = fault.get("value"), fault.get("column")
    return {
        "no_table": env._("This is neither a csv nor an xlsx file: save the table as one of them."),
        "too_long": env._("The file has more than 200,000 rows: split it."),
        "no_card_column": env._(
            "The first row must name the columns: card or phone, then level, spend, visits, "
            "quantity, date as needed."
        ),
        "unknown_column": env._(
            "The column “%s” is not known: use card, phone, level, spend, visits, quantity, date.",
            column,
        ),
        "column_twice": env._("The column “%s” is there twice: remove one.", column),
        "no_card": env._("There is neither a card number nor a phone: enter one of them."),
        "bad_number": env._(
            "“%(value)s” in the column %(column)s is not a number of 0 or more: correct it.",
            value=value,
            column=column,
        ),
        "bad_date": env._("“%s” is not a date: write it as 2026-01-15 or 15.01.2026.", value),
        "date_in_future": env._("The date %s has not come yet: correct it.", value),
    }


def _of_the_member(env, fault):
    """What does not fit the members of the program."""
    value, phone = fault.get("value"), fault.get("phone")
    card, day = fault.get("card"), fault.get("date")
    return {
        "unknown_card": env._(
            "No member of this program holds the card %s: give the card out first, or correct "
            "the number.",
            card,
        ),
        "unknown_phone": env._(
            "No member of this program has the phone %s: enter the card number instead.", phone
        ),
        "several_members": env._(
            "Several members of this program have the phone %s: enter the card number instead.",
            phone or card,
        ),
        "unknown_level": env._(
            "The program has no level “%s”: correct the name or leave it empty.", value
        ),
        "double_row": env._("The same member stands in row %s already: remove one.", value),
        "booked_otherwise": env._(
            "An opening of %s was booked for this member before, with other values: correct it "
            "on the membership, or remove the row.",
            day,
        ),
    }
