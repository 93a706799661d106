"""Words for the codes of differences; the codes are stable, the words are translated."""


def explanation(env, code):
    """What ``code`` means, in the user's language; an unknown code speaks for itself."""
    words = {**_of_discounts(env), **_of_cards(env), **_of_points(env)}
    return words.get(code) or code


def _of_discounts(env):
    return {
        "basket_changed": env._("The goods are not those the till decided on."),
        "bad_number": env._("The card number fits no number rule."),
        "changed_after_payment": env._("The receipt was edited after it was paid."),
        "decision_differs": env._("Same goods, same programs, but another discount."),
        "discount_forbidden": env._("A discount by hand where the till gives none."),
        "facts_changed": env._("Spend, purchases or groups changed after the card was read."),
        "facts_after_moment": env._("The card was read after the payment, says the till."),
        "facts_too_old": env._("The card was read long before; it is judged by what holds now."),
        "group_never_in": env._("The holder was never in the customer group the till used."),
        "holder_changed": env._("The holder's data changed after the card was read."),
        "holder_differs": env._("The holder's data are not those the till used."),
        "level_changed": env._("The level changed after the card was read."),
        "level_never_held": env._("The member never had the level the till used."),
        "lines_changed": env._("The discounts are not those the till decided on."),
        "moment_before_session": env._("The till's clock runs behind the opening of its session."),
        "moment_in_future": env._("The till's clock runs ahead."),
        "no_claim": env._("A discount without any word of the till about it."),
        "not_paid": env._("The payments do not reach the total."),
        "not_an_object": env._("What the till said could not be read."),
        "numbers_never_had": env._("The member never had the spend or purchases the till used."),
        "off_the_list": env._("A unit price is not that of the price list."),
        "program_error": env._("The program can't be evaluated and is left out of all receipts."),
        "refund_changed": env._("Goods came back at a higher price than they were sold for."),
        "returned_twice": env._("More pieces came back than were sold on the receipt."),
        "snapshot_not_delivered": env._("This till was never given the programs it used."),
        "snapshot_unknown": env._("The till used programs that never existed."),
        "taxes_changed": env._("A line is not taxed as its product is."),
        "too_many_attempts": env._("The receipt could not be judged, time and again."),
        "total_differs": env._("The total is not the sum of the lines."),
        "unjudgeable": env._("Amounts or names the programs can't count with."),
        "uses_changed": env._("The program's limit was reached after the till asked."),
        "unknown_version": env._("The till speaks another version."),
    }


def _of_cards(env):
    return {
        "card_already_sold": env._("This card number had left the stock before."),
        "card_blocked": env._("The card is blocked."),
        "card_expired": env._("The card has expired."),
        "card_not_returned": env._("A return has a card that did not go back into stock."),
        "card_number_missing": env._("A card was sold without its number."),
        "card_other_shop": env._("The card belongs to the stock of another shop."),
        "card_quantity": env._("One number stands on a line of several cards."),
        "card_replaced": env._("The card was replaced by another one."),
        "card_stock": env._("The card was used before it was issued."),
        "card_unknown": env._("The card number is not registered."),
        "counted_later": env._("The receipt arrived before its card was given; it counts now."),
        "join_below": env._("The card was given with a receipt below the joining amount."),
        "card_void": env._("The card is void."),
        "not_approved": env._("A discount that a manager had to approve, and did not."),
        "own_card": env._("The cashier's own card gave a discount at the own till."),
        "without_card": env._("A discount without the card, which the program does not give."),
        "card_wrong_product": env._("The card was sold as another product."),
        "card_wrong_purpose": env._("The card was meant to be given free."),
    }


def _of_points(env):
    return {
        "code_taken": env._("The code of a gift card belongs to another card."),
        "cost_below": env._("A reward was charged fewer points than it costs."),
        "points_above": env._("More points were claimed than the receipt earns."),
        "points_below": env._("Points were taken without a reward on the receipt."),
        "points_foreign": env._("Points were claimed in a program of another company."),
        "points_gone": env._("The program or card of the points is no longer there."),
        "points_nobody": env._("Points were claimed for a receipt without a customer."),
        "points_overdrawn": env._("A card gave more points than it had."),
        "points_stranger": env._("Points were claimed on the card of another customer."),
        "reward_unclaimed": env._("A reward was given and its points were not claimed."),
        "reward_unearned": env._("A reward was given that nothing pays for."),
    }
