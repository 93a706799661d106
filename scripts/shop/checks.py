"""Checks that need no Odoo: lint, pure tests, structure tests."""

import functools
import os
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import npm
from .paths import ADDONS, CHECKOUT, TEST_ADDONS
from .progress import step
from .report import PASSED, Result, expect_some, failure, read_junit

JS_FILES = ("addons/**/*.js", "tests/**/*.{js,mjs}", "*.config.js")


def run_check(name, command, environment=None):
    """Run a tool that says with its exit code whether all is well; return its result."""
    done = subprocess.run([str(part) for part in command], cwd=CHECKOUT, capture_output=True,
                          text=True, env=environment, stdin=subprocess.DEVNULL)
    text = f"{done.stdout}\n{done.stderr}"
    if done.returncode:
        print(text.strip(), flush=True)
    return Result(name, PASSED) if not done.returncode else failure(name, text)


def lint(tools, _word=None):
    """Run every lint tool and return one result for each."""
    node, modules = npm.install(tools)
    results = []
    with step("lint: ruff"):
        results.append(run_check("lint: ruff", [tools, "-m", "ruff", "check", "--quiet", "."]))
    addons = [path.parent for folder in (ADDONS, TEST_ADDONS)
              for path in sorted(folder.glob("*/__manifest__.py"))]
    with step("lint: pylint-odoo, the mandatory set"):
        results.append(run_check("lint: pylint-odoo", [
            tools, "-m", "pylint", "--rcfile=.pylintrc-mandatory", *addons]))
    with step("lint: eslint"):
        results.append(run_check("lint: eslint", [
            node, modules / "eslint/bin/eslint.js", "--max-warnings=0", *present(JS_FILES)]))
    with step("lint: prettier"):
        results.append(run_check("lint: prettier", [
            node, modules / "prettier/bin/prettier.cjs", "--check", "--log-level=warn",
            *present(JS_FILES)]))
    with step("lint: XML"):
        results += check_xml(ADDONS)
    return results


def present(patterns):
    """Return those of the glob `patterns` that match some file of the checkout."""
    plain = (pattern.replace("{js,mjs}", "*js") for pattern in patterns)
    return [pattern for pattern, simple in zip(patterns, plain, strict=True)
            if any(CHECKOUT.glob(simple))]


def check_xml(folder):
    """Check every XML file below `folder`; return one result for each file."""
    results = []
    for path in sorted(folder.rglob("*.xml")):
        faults = xml_faults(path.read_bytes())
        name = f"xml: {path.relative_to(folder)}"
        results.append(failure(name, "; ".join(faults)) if faults else Result(name, PASSED))
    return expect_some(results, "xml")


def xml_faults(content):
    """Return what is wrong with an XML file: not well-formed, or words Odoo 19 no longer has."""
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return [f"not well-formed: {error}"]
    faults = []
    for element in root.iter():
        if element.tag == "tree":
            faults.append("<tree> is <list> since 18.0")
        faults += [f"{element.tag}: {name}= is gone since 17.0" for name in ("attrs", "states")
                   if name in element.attrib and root.tag == "odoo"]
    return faults


def pytest(tools, places, name, words=(), environment=os.environ):
    """Run the tests in the files or folders `places` with pytest and return their results."""
    with tempfile.TemporaryDirectory() as work:
        report = Path(work) / "report.xml"
        command = [tools, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *places,
                   f"--junitxml={report}", f"--rootdir={CHECKOUT}", *words]
        done = subprocess.run([str(part) for part in command], cwd=CHECKOUT,
                              env=npm.with_node(tools, environment), stdin=subprocess.DEVNULL)
        results = read_junit(report, f"{name}: ")
    if done.returncode not in (0, 1, 5):
        results.append(failure(name, f"pytest ended with exit code {done.returncode}"))
    return results


def pure(tools, word=None):
    """Run the tests that need neither Odoo nor a database, in Python and in JavaScript."""
    with ThreadPoolExecutor() as pool:
        python = pool.submit(in_halves, tools, "pure", word)
        javascript = node_tests(tools, word)
        python = python.result()
    if word:
        return python + javascript
    return expect_some(python, "pure: Python") + expect_some(javascript, "pure: JavaScript")


def in_folder(name, tools, word=None):
    """Run the Python tests in the folder `name`; there must be some."""
    results = in_halves(tools, name, word)
    return results if word else expect_some(results, name)


fuzz, agent = functools.partial(in_folder, "fuzz"), functools.partial(in_folder, "agent")


def in_halves(tools, name, word):
    """Run the Python tests in the folder `name` as two processes beside each other."""
    files = sorted((CHECKOUT / "tests" / name).rglob("test_*.py"))
    words = ["-k", word] if word else []
    with ThreadPoolExecutor() as pool:
        halves = pool.map(lambda half: pytest(tools, half, name, words), (files[::2], files[1::2]))
        return [result for half in halves for result in half]


def node_tests(tools, word=None):
    """Run the JavaScript tests with node's own runner and return their results."""
    files = sorted((CHECKOUT / "tests" / "pure").rglob("*.test.*js"))
    if not files:
        return []
    with tempfile.TemporaryDirectory() as work:
        report = Path(work) / "report.xml"
        pattern = [f"--test-name-pattern=/{word}/i"] if word else []
        command = [npm.node(tools), "--test", "--test-reporter=junit", *pattern,
                   f"--test-reporter-destination={report}", *files]
        done = subprocess.run([str(part) for part in command], cwd=CHECKOUT)
        results = read_junit(report, "pure js: ")
    if done.returncode and not any(result.outcome != PASSED for result in results):
        results.append(failure("pure js", f"node ended with exit code {done.returncode}"))
    return results


def structure(tools, word=None):
    """Run the tests of the repository's structure."""
    words = ["-k", word] if word else []
    results = pytest(tools, [CHECKOUT / "tests" / "structure"], "structure", words)
    return results if word else expect_some(results, "structure")
