"""Reader of a card message from the till (docs/contracts.md, 7). Pure: no database, no clock."""

KINDS = ("issue", "sale", "undo")
CHANNELS = ("screen", "paper")
TEXT_LIMIT = 200


class UnreadableMessage(ValueError):
    """The message has no identity or an unknown version: there is nothing to answer to."""


def parse_message(value):
    """A clean message: known keys only, texts cut to length, missing ones empty.

    Raises :class:`UnreadableMessage` for anything without version 1, uuid and known kind.
    """
    if not isinstance(value, dict) or value.get("v") != 1:
        raise UnreadableMessage("version")
    if not _text(value.get("uuid")) or value.get("kind") not in KINDS:
        raise UnreadableMessage("uuid or kind")
    return {
        "v": 1,
        "uuid": _text(value["uuid"]),
        "kind": value["kind"],
        "number": _text(value.get("number")),
        "presented": _text(value.get("presented")),
        "moment": _text(value.get("moment")),
        "session": _id(value.get("session")),
        "employee": _id(value.get("employee")),
        "order": _text(value.get("order")) or None,
        "reason": _text(value.get("reason")),
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
        "name": _text(value.get("name")),
        "phone": _text(value.get("phone")),
        "email": _text(value.get("email")),
    }


def _consent(value):
    """The consent, or None without a known channel."""
    if not isinstance(value, dict) or value.get("channel") not in CHANNELS:
        return None
    return {
        "text": _id(value.get("text")),
        "version": _text(value.get("version")),
        "channel": value["channel"],
        "at": _text(value.get("at")),
    }


def _text(value):
    """``value`` as a text of bounded length; empty for anything else."""
    return value.strip()[:TEXT_LIMIT] if isinstance(value, str) else ""


def _id(value):
    """``value`` as the id of a record, or None."""
    is_id = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return value if is_id else None
