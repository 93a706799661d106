"""Write vectors as JSON that people read: what fits on a line stays on a line."""

import json
import re

WIDTH = 140
UNREADABLE = re.compile("[\ud800-\udfff\x7f-\x9f\u0300-\u036f\u2028\u2029\ufeff\uffff]")


def _flat(value):
    """Return JSON on one line; what an editor shows badly or not at all is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return UNREADABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def vector_text(value, indent=0):
    """Return `value` as JSON text, broken into lines only where it would be too long."""
    flat = _flat(value)
    if len(flat) + indent <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return flat
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{_flat(key)}: {vector_text(item, indent + 2)}" for key, item in value.items()]
    else:
        items = [vector_text(item, indent + 2) for item in value]
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    return opened + inner + ("," + inner).join(items) + "\n" + " " * indent + closed
