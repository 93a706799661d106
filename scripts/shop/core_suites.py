"""Core's own tests with our addons installed, in resumable shards, against a stored baseline."""

import dataclasses
import re

from .addon_tests import in_fresh_database, run_odoo
from .odoo_source import core_depends
from .paths import CHECKOUT, fingerprint
from .progress import say, step
from .report import FAILED, PASSED, SKIPPED, Result, failure, read_records
from .templates import content

SUITES = ("loyalty", "pos_loyalty", "point_of_sale")
FOLDER = CHECKOUT / "tests" / "core"
EXTRA = "pos_discount"
"""Core addon that some tests of core skip themselves without."""


def baseline_path(suite):
    """Return the file with the results of `suite` on plain Odoo: one ``result id`` a line."""
    return FOLDER / "baseline" / f"{suite}.txt"


def read_baseline(suite):
    """Return {test id: result} of `suite` on plain Odoo."""
    lines = baseline_path(suite).read_text(encoding="utf-8").splitlines()
    return {name: outcome for outcome, name in (line.split() for line in lines)}


def named_differences():
    """Return the ids of core tests that `differences.md` names, each with its reason there."""
    text = (FOLDER / "differences.md").read_text(encoding="utf-8")
    return set(re.findall(r"^#+ `([\w.]+)`", text, re.M))


def run(shop, suite, shard=(1, 1), baseline=False, word=None):
    """Run one shard of a core suite and return its results, compared with the baseline."""
    source = suite_template(shop, baseline)
    kind = "plain" if baseline else "ours"
    log_name = f"core-{kind}-{suite}-{fingerprint(source)[:8]}"
    records = shop.odoo.home / "results" / f"{log_name}.jsonl"
    chosen = cut(list_tests(shop, suite, source, log_name), shard, word)
    title, ending = f"core: {suite}, shard {shard[0]}/{shard[1]}", []
    for attempt in ("", ", once more"):
        if todo := open_tests(records, chosen):
            with step(f"{title}, {len(todo)} of {len(chosen)} tests{attempt}"):
                ending = run_chosen(shop, suite, source, log_name, todo)
    results = latest(records, chosen) + ending
    if baseline:
        return keep_baseline(suite, list_tests(shop, suite, source, log_name), records, results)
    return compare(results, read_baseline(suite), named_differences(), chosen)


def open_tests(records, chosen):
    """Return those of the `chosen` tests that have not passed yet, and are not skipped."""
    done = {result.name for result in read_records(records) if result.outcome != FAILED}
    return [name for name in chosen if name not in done]


def suite_template(shop, plain):
    """Return a template database for core suites, with our addons or `plain`."""
    source = shop.core(demo=False) if plain else shop.ours(demo=False)
    kind = "suites_plain" if plain else "suites_ours"
    key = fingerprint(source, EXTRA, *core_depends(), "" if plain else content())[:8]
    return shop.template(kind, key, source, lambda name: shop.odoo.change(name, "-i", EXTRA),
                         f"{EXTRA} for core suites")


def list_tests(shop, suite, source, log_name):
    """Return the ids of all tests of `suite`, in the order Odoo runs them."""
    path = shop.odoo.home / "results" / f"{log_name}-list.jsonl"
    if not path.exists():
        with step(f"core: list the tests of {suite}"):
            in_fresh_database(shop, f"core_{suite}", source, lambda name: run_odoo(
                shop.odoo, name, ["--test-tags", f"/{suite}"], path.stem, SHOP_LIST="1"))
    return [result.name for result in read_records(path)]


def cut(names, shard, word=None):
    """Return shard number `shard[0]` of `shard[1]`: neighbours stay together, none is lost."""
    number, count = shard
    names = [name for name in names if not word or word.lower() in name.lower()]
    return names[len(names) * (number - 1) // count:len(names) * number // count]


def run_chosen(shop, suite, source, log_name, todo):
    """Run the tests named in `todo`; results are added to those of earlier runs."""
    only = shop.odoo.home / "results" / f"{log_name}-todo.txt"
    only.write_text("\n".join(todo), encoding="utf-8")
    results = in_fresh_database(shop, f"core_{suite}", source, lambda name: run_odoo(
        shop.odoo, name, ["--test-tags", f"/{suite}"], log_name,
        SHOP_ONLY=str(only), SHOP_SKIP="/dev/null"))
    return [result for result in results if result.name == log_name]


def latest(records, chosen):
    """Return the last result of each of the `chosen` tests, whichever run it is from."""
    found = {result.name: result for result in read_records(records)}
    extra = [result for name, result in found.items() if result.outcome == FAILED
             and name not in chosen and not name.startswith("core-")]
    return [found[name] for name in chosen if name in found] + extra


def keep_baseline(suite, names, records, results):
    """Store the baseline of `suite` when all its tests have run; return the results."""
    found = {result.name: result.outcome for result in read_records(records)}
    if set(names) <= set(found):
        path = baseline_path(suite)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{found[name]} {name}\n" for name in sorted(names)), "utf-8")
        say(f"baseline written: {path.relative_to(CHECKOUT)}")
    return [dataclasses.replace(result, browser=False) for result in results]


def compare(results, baseline, named, chosen):
    """Return `results` judged by the baseline; only differences named with a reason may be.

    A test that plain Odoo skips or fails too is no difference. A named test that ends as on
    plain Odoo is a failure as well: its name is stale.
    """
    judged = []
    for result in results:
        plain = baseline.get(result.name)
        same = plain == result.outcome
        if result.name in named:
            text = "named in differences.md, but ends as on plain Odoo: remove the name"
            judged.append(failure(result.name, text) if same else Result(result.name, PASSED))
        elif same:
            judged.append(Result(result.name, SKIPPED if plain == SKIPPED else PASSED,
                                 result.reason, seconds=result.seconds))
        else:
            judged.append(failure(result.name, f"{plain or 'absent'} on plain Odoo, "
                                               f"{result.outcome} with ours: {result.reason}"))
    missing = set(chosen) - {result.name for result in results}
    return judged + [failure(name, "did not run") for name in sorted(missing)]
