"""The health of an agent as a page for people."""

from html import escape

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Card agent</title>
<meta http-equiv="refresh" content="5">
<style>body{{font:16px sans-serif;margin:2em}}td,th{{padding:.3em 1em;text-align:left}}
.ready{{color:#070}}.absent,.opening{{color:#a60}}.error{{color:#c00}}</style>
<h1>Card agent</h1><p>Run {run}, {uptime_s} s. It never shows what was read.</p>
<table><tr><th>Reader<th>State<th>Till<th>Last read<th>Counted</tr>{readers}</table>
<h2>Tills</h2><table><tr><th>Till<th>Connected<th>Waiting<th>Dropped</tr>{tills}</table></html>
"""


def health_page(told):
    """Return the HTML page of what `Agent.health` told."""
    readers = "".join(map(_reader_row, told["readers"]))
    tills = "".join(map(_till_row, told["tills"]))
    page = _PAGE.format(run=told["run"], uptime_s=told["uptime_s"], readers=readers, tills=tills)
    return page.encode()


def _reader_row(reader):
    last = reader["last_read_s"]
    counts = ", ".join(f"{name} {count}" for name, count in reader["counts"].items() if count)
    till = reader["till"] or ("shared, not claimed" if reader["is_shared"] else "")
    state = f"{reader['state']} {reader['reason']}".strip()
    cells = (reader["name"], state, till, "" if last is None else f"{last} s ago", counts)
    return f'<tr class="{escape(reader["state"])}">{_cells(cells)}</tr>'


def _till_row(till):
    is_polling = "yes" if till["is_polling"] else "no"
    return f"<tr>{_cells((till['till'], is_polling, till['waiting'], till['dropped']))}</tr>"


def _cells(values):
    return "".join(f"<td>{escape(str(value))}" for value in values)
