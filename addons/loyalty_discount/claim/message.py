"""Reader of a card message from the till (docs/contracts.md, 7). Pure: no database, no clock."""

from .text import clean_integer, clean_text

KINDS = ("issue", "sale", "undo")
CHANNELS = ("screen", "paper")


class UnreadableMessage(ValueError):
    """The message has no identity or an unknown version: there is nothing to answer to."""


def parse_message(value):
    """A clean message: known keys only, texts cut to length, missing ones empty.

    Raises :class:`UnreadableMessage` for anything without version 1, uuid and known kind.
    """
    if not isinstance(value, dict) or value.get("v") != 1:
        raise UnreadableMessage("version")
    if not clean_text(value.get("uuid")) or value.get("kind") not in KINDS:
        raise UnreadableMessage("uuid or kind")
    return {
        "v": 1,
        "uuid": clean_text(value["uuid"]),
        "kind": value["kind"],
        "number": clean_text(value.get("number")),
        "presented": clean_text(value.get("presented")),
        "moment": clean_text(value.get("moment")),
        "session": _id(value.get("session")),
        "employee": _id(value.get("employee")),
        "order": clean_text(value.get("order")) or None,
        "reason": clean_text(value.get("reason")),
        "holder": _holder(value.get("holder")),
        "consent": _consent(value.get("consent")),
    }


def missing_fields(holder, required):
    """The names in ``required`` that the holder form leaves empty."""
    return [name for name in required if not holder.get(name)]


def _holder(value):
    """The holder form, or None for an anonymous card."""
    if not isinstance(value, dict):
        return None
    return {
        "partner": _id(value.get("partner")),
        "name": clean_text(value.get("name")),
        "phone": clean_text(value.get("phone")),
        "email": clean_text(value.get("email")),
    }


def _consent(value):
    """The consent, or None without a known channel."""
    if not isinstance(value, dict) or value.get("channel") not in CHANNELS:
        return None
    return {
        "text": _id(value.get("text")),
        "version": clean_text(value.get("version")),
        "channel": value["channel"],
        "at": clean_text(value.get("at")),
    }


def _id(value):
    """``value`` as the id of a record, or None."""
    number = clean_integer(value)
    return number if number and 0 < number < 2**31 else None
