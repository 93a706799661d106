"""Random input for the card codec: no crash, no leak, Python equals JavaScript.

Every run is the same (fixed seed). Requests go to Node as JSON lines, 20 000 at a
time; the answers are compared one by one. `CODEC_FUZZ=1000000` sets how many inputs
are tried, 31 000 if nothing is said.
"""

import json
import os
import random
import subprocess
import sys
import unittest
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "addons" / "pos_card_reader"))

import codec  # noqa: E402
from codec.patterns import find_number  # noqa: E402
from codec.payment import SCANS, find_payment  # noqa: E402
from codec.schemes import SCHEMES  # noqa: E402

SEED = 20260115
INPUTS = int(os.environ.get("CODEC_FUZZ", "31000"))
CHUNK = 20_000
# Of 31 inputs so many are of this kind.
SHARES = {"frame": 20, "payment": 4, "pattern": 3, "stream": 4}
NOISE = "%;+?^=0123456789ABE \r\n\t\0\xff-|]}LжчБ_,ö§éñ\u00a0\u2028\U0001f4b3"
PATTERN_PARTS = r"(?P<number> (?<number> (?: ( ) | [0-9] [^0-9] [A-Z \d \. \w {3} {2,} {1,3} {,2}"
PATTERN_PARTS = [*PATTERN_PARTS.split(), *"09A=?*+.^$-]Ж\\", "(?P<number>[0-9]+)", "[-]"]
RULES = (
    {"id": 1, "prefix": "9200", "length_min": 13, "length_max": 13, "check_digit": "luhn"},
    {"id": 2, "prefix": "", "length_min": 4, "length_max": 19, "sources": ["track1", "track2"]},
    {"id": 3, "prefix": "40", "length_min": 13, "length_max": 13, "check_digit": "ean13"},
    {"id": 4, "prefix": "9", "pattern": "0*(?P<number>9[0-9]{3,20})(?:=.*)?"},
    {"id": 5, "prefix": "600649", "length_min": 16, "length_max": 16},
    {"id": 6, "prefix": "A", "length_min": 2, "length_max": 9, "check_digit": "mod10_731"},
    {"id": 7, "prefix": "", "length_min": 8, "length_max": 20, "uid_format": "hex_le"},
    {"id": 8, "prefix": "", "length_min": 8, "length_max": 8, "uid_format": "dec_be"},
)


class Generator:
    """Random requests."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self, alphabet, length_max):
        """Return random characters."""
        return "".join(self.random.choices(alphabet, k=self.random.randint(0, length_max)))

    def digits(self, length):
        """Return random digits."""
        return "".join(self.random.choices("0123456789", k=length))

    def number(self):
        """Return a number that some rule may know."""
        number = self.random.choice(("9200", "9200000", "40", "77", "")) + self.digits(8)
        return number + codec.calc_check_digit(number, self.random.choice(("luhn", "ean13")))

    def swipe(self):
        """Return a swipe, good or broken."""
        number, other = self.number(), self.number()
        number = self.random.choice((number, number, other))
        first = self.random.choice(("", f"%B{other}^DOE/JANE^4912?", f"%{number}?", "%E?"))
        last = self.random.choice(("", f";{number}=4912?", f";{number}?", f"+{other}=?", ";E?"))
        return self.mutated(first + self.random.choice(("", "\r")) + last + "\r")

    def mutated(self, text):
        """Return `text` with up to three characters changed, lost or added."""
        for _time in range(self.random.choice((0, 0, 1, 2, 3))):
            place = self.random.randint(0, len(text))
            change = self.random.choice(("", self.random.choice(NOISE)))
            text = text[:place] + change + text[place + self.random.randint(0, 1) :]
        return text

    def decode(self, frame, source=None):
        """Return a request to decode `frame`."""
        return {
            "operation": self.random.choice(("decode",) * 6 + ("check_number", "split_swipes")),
            "frame": frame,
            "source": source or self.random.choice(("swipe", "scan", "keyed", "track2", "qr", "")),
            "rules": self.random.sample(RULES, self.random.choice((0, 1, 3, 5, 6))),
            "lrc": self.random.choice(("ignore", "ignore", "check", "strip")),
        }

    def payment_number(self):
        """Return a payment number of a random scheme, no shop's own range."""
        scheme = self.random.choice(SCHEMES)
        first = str(self.random.randint(int(scheme.first), int(scheme.last)))
        body = first + self.digits(self.random.choice(scheme.lengths) - len(first) - 1)
        number = body + codec.calc_check_digit(body, "luhn")
        return self.payment_number() if number.startswith("600649") else number

    def payment(self):
        """Return (number, request): a payment card as it may arrive."""
        number = self.payment_number()
        grouped = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
        service = self.random.choice(("=3012101", "=3012", "=", ""))
        frames = (
            (f";{number}{service}?\r", "swipe"),
            (f"%B{number}^DOE/JANE^3012101?;{number}{service}?\r", "swipe"),
            (f"%B{grouped}^DOE/JANE^3012101?\r", "swipe"),
            (f"%B{number}^DO", "swipe"),
            (f"ж{number}={self.digits(7)},", "swipe"),
            (f"+01{number}=?", "swipe"),
            (f"{self.text('%;?=A ж', 9)}{number}{self.text('%;?=^A', 9)}", "swipe"),
            (f";{number}?", "scan"),
            (f" {grouped} ", "keyed"),
            ("-".join((number[:4], number[4:9], number[9:])), "keyed"),
        )
        frame, source = self.random.choice(frames)
        return number, {**self.decode(frame, source), "operation": "decode"}

    def stream(self):
        """Return a request: bytes with their times for a serial reader, cut at random."""
        sent = ";" + "".join(self.random.choice((self.swipe, self.noise, self.payment_frame))()
                       for _time in range(self.random.randint(1, 3)))
        feed, now = [], 0
        while sent:
            cut = self.random.randint(1, 40)
            now += self.random.choice((0, 1, 30, 99, 150, 600))
            feed.append([now, sent[:cut].encode("latin-1", "replace").decode("latin-1")])
            sent = sent[cut:]
        profile = self.random.choice([profile.id for profile in codec.PROFILES])
        rules = self.random.sample(RULES, 3)
        return {"operation": "stream", "profile": profile, "feed": feed, "rules": rules}

    def noise(self):
        return self.text(NOISE, 40)

    def payment_frame(self):
        return self.payment()[1]["frame"] + "\r"

    def pattern(self):
        """Return a request to judge and use a pattern."""
        parts = self.random.choices(PATTERN_PARTS, k=self.random.randint(1, 7))
        pattern = "".join(parts)
        if self.random.random() < 0.7:
            pattern = pattern.replace("number", "") + "(?P<number>[0-9]+)"
        text = self.text("0123456789=A.", 12)
        return {"operation": "pattern", "pattern": pattern, "text": text}


def answer(request):
    """Return what the Python codec says to a request."""
    rules = [
        codec.Rule(**{**rule, "sources": tuple(rule.get("sources", codec.SOURCES))})
        for rule in request.get("rules", ())
    ]
    if request["operation"] == "pattern":
        found = find_number(request["pattern"], request["text"])
        return [codec.find_problem(request["pattern"]), found]
    if request["operation"] == "stream":
        return stream_answers(request, rules)
    frame, source = request["frame"], request["source"]
    if request["operation"] == "split_swipes":
        return [codec.split_swipes(frame), codec.looks_like_tracks(frame)]
    if request["operation"] == "check_number":
        return codec.check_number(frame, source, rules).as_dict()
    return codec.decode(frame, source, rules, request["lrc"]).as_dict()


def stream_answers(request, rules):
    """Return what is made of bytes: the decoded frames, or the kind of what is no frame."""
    profile = codec.find_profile(request["profile"])
    framer, frames = codec.make_framer(profile), []
    for at, sent in request["feed"]:
        frames += framer.feed(sent.encode("latin-1"), at)
    frames += framer.tick(request["feed"][-1][0] + 1000)
    return [
        codec.decode(frame.text, frame.presented, rules, profile.lrc).as_dict()
        if frame.kind == "frame" else {"kind": frame.kind}
        for frame in frames
    ]


def javascript_answers(requests):
    """Return what the JavaScript codec says to the requests."""
    lines = "\n".join(json.dumps(request) for request in requests)
    command = ["node", str(HERE / "codec_worker.mjs")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


class CodecFuzz(unittest.TestCase):
    """Random input for both languages."""

    maxDiff = None

    def assertTwins(self, requests):
        """Assert that both languages say the same; return what they say."""
        answers = [answer(request) for request in requests]
        scripts = javascript_answers(requests)
        for request, python, script in zip(requests, answers, scripts, strict=True):
            if python != script:
                self.fail(f"{json.dumps(request)}\nPython: {python}\nJavaScript: {script}")
        return answers

    def chunks(self, kind):
        """Yield generators with how many inputs of `kind` each of them makes."""
        left = INPUTS * SHARES[kind] // sum(SHARES.values())
        for number in range(-(-left // CHUNK)):
            yield Generator(f"{SEED} {kind} {number}"), min(CHUNK, left - number * CHUNK)

    def assertNoPaymentDigit(self, request, said):
        """Assert that a refusal holds no digit, and a card is no payment card.

        A code is judged as a code: what it holds up to 13 digits, behind zeros too, is
        goods or the serial number of a chip.
        """
        for one in said if isinstance(said, list) else [said]:
            if not isinstance(one, dict):
                continue
            if one["kind"] == "card":
                prefixes = [rule["prefix"] for rule in request["rules"]]
                is_scan = one["source"] in SCANS
                self.assertEqual(find_payment(one["number"], is_scan, prefixes), "")
            else:
                told = {**one, "source": ""}  # track1, track2, track3
                self.assertNotRegex(json.dumps(told, ensure_ascii=False), "[0-9]")

    def test_random_frames(self):
        counts = Counter()
        for make, count in self.chunks("frame"):
            makers = (make.swipe, make.swipe, lambda make=make: make.mutated(make.number()))
            requests = [
                make.decode(make.random.choice((*makers, make.noise, make.noise))())
                for _time in range(count)
            ]
            answers = self.assertTwins(requests)
            for request, said in zip(requests, answers, strict=True):
                if request["operation"] != "split_swipes":
                    self.assertNoPaymentDigit(request, said)
                    counts[said["kind"]] += 1
                    counts[said.get("reason")] += 1
        self.assertGreater(counts["card"] * 40, INPUTS, "the frames must not all be refused")
        self.assertGreater(len(counts), 14, "the frames must reach most of the refusals")

    def test_no_payment_digit_in_any_answer(self):
        for make, count in self.chunks("payment"):
            pairs = [make.payment() for _time in range(count)]
            answers = self.assertTwins([request for _number, request in pairs])
            for (number, request), said in zip(pairs, answers, strict=True):
                shape = request["frame"].replace(number, "<number>")
                self.assertEqual(said["reason"], "payment_card", shape)
                self.assertNotRegex(json.dumps(said), "[0-9]")

    def test_random_bytes_at_serial_readers(self):
        counts = Counter()
        for make, count in self.chunks("stream"):
            requests = [make.stream() for _time in range(count)]
            for request, said in zip(requests, self.assertTwins(requests), strict=True):
                self.assertNoPaymentDigit(request, said)
                counts.update(one.get("reason", one["kind"]) for one in said)
        self.assertGreater(counts["payment_card"] * 60, INPUTS)
        self.assertGreater(counts["card"] * 200, INPUTS)

    def test_random_patterns(self):
        problems, numbers = 0, 0
        for make, count in self.chunks("pattern"):
            answers = self.assertTwins([make.pattern() for _time in range(count)])
            problems += sum(problem == "" for problem, _number in answers)
            numbers += sum(number != "" for _problem, number in answers)
        self.assertGreater(problems, 150)
        self.assertGreater(numbers, 8)


if __name__ == "__main__":
    unittest.main()
