"""A swipe that arrives in pieces is the same swipe, wherever the pieces begin."""

import sys
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parents[2] / "addons" / "pos_card_reader"
sys.path[:0] = [str(ADDON), str(ADDON / "tests")]

import codec  # noqa: E402 (the path is set above)
import vector_runner  # noqa: E402 (of the addon's tests)

VECTORS = ADDON / "static" / "tests" / "vectors"
CASES = [(file, case) for file, case in vector_runner.load_cases(VECTORS)
         if file["operation"] == "frame"]
SWIPES = [(file, case) for file, case in vector_runner.load_cases(VECTORS)
          if file["operation"] == "decode" and case["input"]["source"] == "swipe"]


def in_pieces(feed, index, place):
    """Return `feed` with the text of its item `index` in two pieces at once, cut at `place`."""
    at, text = feed[index]
    text = vector_runner._text(text)
    return [*feed[:index], [at, text[:place]], [at, text[place:]], *feed[index + 1:]]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[case["id"] for _file, case in CASES])
def test_every_vector_split_at_every_byte(file, case):
    feed = case["input"]["feed"]
    for index, (_at, text) in enumerate(feed):
        for place in range(1, len(vector_runner._text(text))):
            given = {**case["input"], "feed": in_pieces(feed, index, place)}
            assert vector_runner.run_case(codec, file, given) == case["expect"], (index, place)


@pytest.mark.parametrize(("file", "case"), SWIPES, ids=[case["id"] for _file, case in SWIPES])
def test_every_swipe_through_a_serial_reader_split_at_every_byte(file, case):
    """Cut anywhere, the framer delivers the frames it delivers of the whole."""
    sent = case["input"]["frame"].encode("utf-8").decode("latin-1")
    whole = vector_runner._frame(codec, {"profile": "scanner", "feed": [[0, sent]]})
    for place in range(1, len(sent)):
        feed = [[0, sent[:place]], [0, sent[place:]]]
        assert vector_runner._frame(codec, {"profile": "scanner", "feed": feed}) == whole, place
