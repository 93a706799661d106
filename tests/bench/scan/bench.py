"""From a scanned barcode to the painted line: at most 1.5 times plain Odoo, at 20 and 200 lines.

One Chromium shows a till of plain Odoo with one of core's promotions, and a till of ours with a
discount program that gives the same percent off. In turns each scans goods that are not on the
receipt yet; ours counts once the line shows its discount and why.
"""

import os
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "shared"))

from tills import goods, make_config, open_till, promotions, shop_of  # noqa: E402

ROUNDS, WARM, TIMES_MAX = 20, 3, 1.5
SIZES = (20, 200)
IN_TILL = Path(__file__).with_name("in_till.js")
DISCOUNT = ".loyalty-line-discount"


def program(odoo):
    """Publish a discount program of ours: ten percent off everything, for everybody."""
    company = odoo.find("res.company", fields=["currency_id"], order="id", limit=1)[0]
    made = odoo(
        "loyalty.program",
        "create",
        {
            "name": "Ten percent",
            "program_type": "discount",
            "company_id": company["id"],
            "currency_id": company["currency_id"][0],
            "effect_ids": [(0, 0, {"kind": "percent", "percent": 10})],
        },
    )
    odoo("loyalty.program", "action_publish_at_once", [made])


def opened(browser, which):
    """Open a till of the shop `which`; return ``(page, ids of its goods, barcode to scan)``."""
    odoo = shop_of(which)
    ids = goods(odoo, max(SIZES) + 1)
    if which == "PLAIN":
        promotions(odoo, 1)
    else:
        program(odoo)
    barcode = odoo("product.product", "read", ids[-1:], ["barcode"])[0]["barcode"]
    return open_till(browser, which, make_config(odoo), IN_TILL), ids, barcode


def measure(tills):
    """Return ``{(which, size, what): milliseconds}``."""
    found = defaultdict(list)
    for size in SIZES:
        for page, ids, _barcode in tills.values():
            page.evaluate("ids => bench.fill(ids)", ids[:size])
        for count in range(WARM + ROUNDS):
            print(f"{size} lines, round {count + 1} of {WARM + ROUNDS}", flush=True)
            for which, (page, ids, barcode) in tills.items():
                words, part = f"Goods {len(ids)}", DISCOUNT if which == "OURS" else None
                times = page.evaluate("args => bench.scan(...args)", [barcode, words, part])
                for what, time in times.items() if count >= WARM else ():
                    found[which, size, what].append(time)
    return found


def report(found):
    """Print the table; return what was promised and is not so."""
    print(f"bench: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; milliseconds")
    print("bench: | until | lines | plain p50 | p95 | ours p50 | p95 | times, p50 | promised |")
    print("bench: |---|---|---|---|---|---|---|---|")
    broken = []
    for what, promised in (("line", TIMES_MAX), ("receipt", None)):
        for size in SIZES:
            plain, ours = found["PLAIN", size, what], found["OURS", size, what]
            times = statistics.median(ours) / statistics.median(plain)
            spread = " | ".join(
                f"{statistics.median(all_):.1f} | {statistics.quantiles(all_, n=20)[-1]:.1f}"
                for all_ in (plain, ours)
            )
            print(f"bench: | {what} | {size} | {spread} | {times:.2f} | {promised or ''} |")
            if promised and times > promised:
                broken.append(f"{what} at {size} lines: {times:.2f} times")
    return broken


def main():
    """Measure and print; 1 when a line takes longer than promised."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LOYALTY_CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        broken = report(measure({which: opened(browser, which) for which in ("PLAIN", "OURS")}))
        browser.close()
    if broken:
        print(f"promised are {TIMES_MAX} times: {'; '.join(broken)}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
