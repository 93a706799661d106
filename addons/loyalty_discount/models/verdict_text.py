"""Words for the verdicts of the engine in the back office; its twin at the till is
``static/src/app/utils/reason_text.js``. Codes are stable, words are made here.
"""


class VerdictText:
    """Makes sentences of one decision; amounts are shown in ``currency``."""

    def __init__(self, env, currency):
        self.env = env
        self.currency = currency

    def money(self, minor):
        """An amount in minor units for people."""
        return self.currency.format(minor / 10**self.currency.decimal_places)

    def percent(self, ppm):
        """A percentage for people: 5 %, 7.5 %."""
        return f"{ppm / 10**4:g} %"

    def program(self, key):
        """The name of the program ``key``."""
        return self.env["loyalty.program"].browse(key).exists().name or str(key)

    def level(self, key):
        """The name of the level ``key``."""
        return self.env["loyalty.tier"].browse(key or ()).exists().name or ""

    def state(self, state):
        """What became of a program."""
        return {
            "applied": self.env._("applied"),
            "blocked": self.env._("not now"),
            "beaten": self.env._("beaten"),
        }[state]

    def gift(self, gift):
        """Pieces and goods to choose from."""
        products = self.env["product.product"].browse(gift["products"]).exists()
        return f"{gift['units']} x {', '.join(products.mapped('display_name'))}"

    def message(self, row):
        """The words of a message."""
        return self.env["loyalty.message"].browse(row["message"]).exists().text or ""

    def bonus(self, bonus):
        """Points and the program they go to."""
        points = bonus["points_minor"] / 10**self.currency.decimal_places
        return f"{points:g} ({self.program(bonus['target'])})"

    def part(self, part):
        """Why a line costs less: program, level and percentage."""
        names = (self.program(part["program"]), self.level(part["level"]))
        name = " ".join(filter(None, names))
        percent = "" if part["percent"] is None else self.percent(part["percent"])
        is_named = f" {percent} " in f" {name} "  # as "15 % on Sundays" does
        return name if is_named or not percent else f"{name} {percent}"

    def verdict(self, row):
        """Why a program was applied, blocked or beaten."""
        if row["state"] == "applied":
            return self.env._("applied")
        code = row["code"]
        if code.startswith("not_"):
            return self._excluded().get(code.removeprefix("not_"), code)
        return self._special(row) or self._codes().get(code, code)

    def near_miss(self, row):
        """What is missing to the next level, step or offer; empty where nothing is."""
        near = row["near_miss"]
        if not near:
            return ""
        missing = self._missing(near)
        if near["code"] == "level":
            level = self.level(near["level"])
            return self.env._("%(missing)s to %(level)s", missing=missing, level=level)
        if near["code"] == "step":
            return self.env._("%s to the next step", missing)
        return self.env._("%s to this offer", missing)

    def _missing(self, near):
        if "missing_minor" in near:
            return self.money(near["missing_minor"])
        if "missing_quantity" in near:
            return self.env._("quantity %g", near["missing_quantity"] / 10**6)
        if "missing_units" in near:
            return self._pieces(near["missing_units"])
        visits = near.get("missing_visits", "")
        return self.env._("1 purchase") if visits == 1 else self.env._("%s purchases", visits)

    def _pieces(self, count):
        return self.env._("1 piece") if count == 1 else self.env._("%s pieces", count)

    def _special(self, row):
        """Texts that need the verdict's parameters."""
        code, params = row["code"], row["params"]
        if code == "better_offer":
            return self.env._(
                "a better offer applies: %(program)s (this one would give %(amount)s)",
                program=self.program(params["program"]),
                amount=self.money(params["amount_minor"]),
            )
        if code in ("earlier_offer", "excluded"):
            return self.env._("%s applies instead", self.program(params["program"]))
        if code == "limit":
            return self.env._("the limit is reached (%(used)s of %(allowed)s)", **params)
        if code == "program_error":
            return self.env._(
                "the program has an error: %(error)s at %(where)s",
                error=params["error"],
                where=params["where"],
            )
        return None

    def _codes(self):
        return {**self._of_programs(), **self._of_people(), **self._of_time(), **self._of_goods()}

    def _of_programs(self):
        return {
            "below_first_step": self.env._("below the first step"),
            "cap_reached": self.env._("the most that may be given is given already"),
            "core_program": self.env._("another promotion is on this receipt"),
            "floor_reached": self.env._("the goods are at their lowest price already"),
            "no_condition": self.env._("no condition holds"),
            "nothing_to_discount": self.env._("nothing on this receipt is discounted"),
            "payment_method": self.env._("another way of paying"),
            "shop": self.env._("another shop"),
            "stopped": self.env._("the program is stopped"),
        }

    def _of_people(self):
        return {
            "birthday": self.env._("not around the birthday"),
            "days_since": self.env._("too early or too late since the last purchase or joining"),
            "first_purchase": self.env._("not the first purchase"),
            "form_field": self.env._("another answer in the form"),
            "group": self.env._("not in the customer group"),
            "level": self.env._("the level is too low"),
            "member": self.env._("no membership"),
            "no_card": self.env._("no card"),
            "no_group": self.env._("no price list for the holder's groups"),
            "no_level": self.env._("no level"),
            "no_membership": self.env._("no membership in the program"),
            "nth_receipt": self.env._("another purchase of this member has it"),
            "spend": self.env._("the spend is not in the range"),
        }

    def _of_time(self):
        return {
            "date_range": self.env._("another date"),
            "day_of_month": self.env._("another day of the month"),
            "holidays": self.env._("no holiday of the list"),
            "hours": self.env._("another hour"),
            "weekday": self.env._("another day of the week"),
        }

    def _of_goods(self):
        return {
            "goods_set": self.env._("the set of goods is not complete"),
            "order_amount": self.env._("the amount of the receipt is not in the range"),
            "quantity": self.env._("the quantity is not in the range"),
            "set_not_cheaper": self.env._("the goods cost less than the price of the set"),
            "too_few_units": self.env._("too few pieces"),
        }

    def _excluded(self):
        """What holds although it must not, by the kind of the negated condition."""
        return {
            "birthday": self.env._("it is around the birthday"),
            "date_range": self.env._("this date is excluded"),
            "day_of_month": self.env._("this day of the month is excluded"),
            "days_since": self.env._("these days since the last purchase or joining are excluded"),
            "first_purchase": self.env._("it is the first purchase"),
            "form_field": self.env._("this answer in the form is excluded"),
            "goods_set": self.env._("the set of goods is complete"),
            "group": self.env._("the customer group is excluded"),
            "holidays": self.env._("holidays of the list are excluded"),
            "hours": self.env._("this hour is excluded"),
            "level": self.env._("the level is excluded"),
            "member": self.env._("members are excluded"),
            "nth_receipt": self.env._("this purchase of the member is excluded"),
            "order_amount": self.env._("the amount of the receipt is in an excluded range"),
            "payment_method": self.env._("this way of paying is excluded"),
            "quantity": self.env._("the quantity is in an excluded range"),
            "shop": self.env._("this shop is excluded"),
            "spend": self.env._("the spend is in an excluded range"),
            "weekday": self.env._("this day of the week is excluded"),
        }
