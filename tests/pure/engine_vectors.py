"""Load the engine's vectors and call the Python engine by the words the vectors use.

A case names a function (``call``), its ``args`` and what must come of it (``expect`` or
``error``). An object ``{"like": name, ...}`` stands for the sample of that name with the given
keys in place of its own; ``"without"`` lists keys it then lacks.
"""

import hashlib
import json
import sys
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_discount"
VECTORS = ADDON / "static" / "tests" / "vectors"
sys.path.insert(0, str(ADDON))

import engine  # noqa: E402
from engine import money  # noqa: E402


def sha256(text):
    """Return the hexadecimal SHA-256 of `text`; JavaScript has an own implementation of it."""
    return hashlib.sha256(text.encode()).hexdigest()


CALLS = {
    "allocate": money.allocate,
    "canonical": engine.canonical,
    "combined_percent": engine.combined_percent,
    "digest": engine.digest,
    "evaluate": engine.evaluate,
    "granted_minor": engine.granted_minor,
    "level_for": engine.level_for,
    "near_miss": engine.near_miss,
    "net_minor": engine.net_minor,
    "percent_of": money.percent_of,
    "ratio": money.ratio,
    "sha256": sha256,
    "snapshot_hash": engine.snapshot_hash,
    "to_scaled": engine.to_scaled,
}


def read(path):
    """Return the JSON of a file."""
    return json.loads(path.read_text(encoding="utf-8"))


def files():
    """Return ``{relative name: content}`` of all vector files."""
    paths = sorted(VECTORS.glob("*/*.json"))
    return {path.relative_to(VECTORS).as_posix(): read(path) for path in paths}


def expand(value, samples):
    """Return `value` with every ``like`` replaced by what it stands for."""
    if isinstance(value, list):
        return [expand(item, samples) for item in value]
    if not isinstance(value, dict):
        return value
    own = {key: expand(item, samples) for key, item in value.items() if key != "like"}
    if "like" not in value:
        return own
    gone = own.pop("without", [])
    return {key: item for key, item in (samples[value["like"]] | own).items() if key not in gone}


def cases():
    """Return all cases of all files, expanded."""
    samples = read(VECTORS / "samples.json")["samples"]
    return [expand(case, samples) for file in files().values() for case in file["cases"]]


def outcome(case):
    """Return ``{"expect": result}`` or ``{"error": ...}`` of one case, as Python has it."""
    try:
        return {"expect": CALLS[case["call"]](*case["args"])}
    except engine.EngineError as error:
        return {"error": {"code": error.code, "where": error.where}}
