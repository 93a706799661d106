"""Words for the reasons of the codec."""


def reason_text(env, reason):
    """Return the sentence a user reads for a refusal."""
    return {
        "payment_card": env._("Payment card: not read. Use the terminal."),
        "encrypted_reader": env._("This reader encrypts; it is made for payments."),
        "wrong_layout": env._("The keyboard layout garbled the card. Set it to US."),
        "noise": env._("Nothing readable arrived."),
        "empty": env._("The card is empty."),
        "overflow": env._("Too many characters for a card."),
        "no_start": env._("The beginning of the card is missing. Swipe again."),
        "truncated": env._("The end of the card is missing. Swipe again."),
        "too_long": env._("Too many characters for this track."),
        "bad_charset": env._("There are characters that this track can't hold."),
        "bad_lrc": env._("The checksum of the track is wrong. Swipe again."),
        "read_error": env._("The reader could not read the card. Swipe again."),
        "several_cards": env._("Two cards at once. Swipe one card."),
        "random_uid": env._("This chip shows another number at every tap. Use a card."),
        "chip_unsupported": env._("This chip can't be read."),
        "chip_removed": env._("Hold the card still a little longer."),
        "tracks_differ": env._("The tracks of the card carry different numbers."),
        "bad_check_digit": env._("The check digit of the number is wrong."),
        "no_rule": env._("Not a number of these cards."),
    }[reason]


def pattern_problem_text(env, problem):
    """Return the sentence a user reads for a pattern that can't be used."""
    return {
        "too_long": env._("The pattern is too long."),
        "unsupported": env._(
            "The pattern holds something that till and server do not read alike. Use "
            "characters, escaped punctuation, classes such as [0-9], groups, | and the repeats "
            "* + ? {n} {n,m} behind one character; a group may only be optional."
        ),
        "no_number_group": env._(
            "The pattern needs exactly one group for the number: (?P<number>...)"
        ),
        "too_many_repeats": env._("The pattern has too many repeats or choices."),
        "invalid": env._("The pattern is not a valid regular expression."),
    }[problem]
