"""Run one case of the vector files against the Python codec.

Nothing of Odoo here: the pure tests use this file too.
"""

import json

SILENCE_MS = 1000


def load_cases(folder):
    """Yield (file, case) of every vector file of the codec in `folder`."""
    for path in sorted(folder.glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        for case in file["cases"]:
            yield {**file, "name": path.stem}, case


def run_case(codec, file, given):
    """Return what the codec makes of the input `given` of a case of `file`."""
    rules = [_rule(codec, file["rules"][name]) for name in given.get("rules", ())]
    return _OPERATIONS[file["operation"]](codec, given, rules)


def _rule(codec, values):
    return codec.Rule(**{**values, "sources": tuple(values.get("sources", codec.SOURCES))})


def _frame(codec, given):
    """Feed the bytes with their times, then silence; tell the frames as short lists."""
    framer = codec.make_framer(codec.find_profile(given["profile"]))
    frames = []
    for at, text in given["feed"]:
        frames += framer.feed(_text(text).encode("latin-1"), at)
    frames += framer.tick(given["feed"][-1][0] + SILENCE_MS)
    return [_short(frame) for frame in frames]


def _text(text):
    return text if isinstance(text, str) else text["repeat"] * text["times"]


def _short(frame):
    told = {"frame": [frame.text, frame.presented], "reply": [frame.reply.hex()]}
    return [frame.kind, frame.at, *told.get(frame.kind, ())]


def _transcript(codec, given, rules):
    """Feed the bytes with their times, then silence; tell what each frame is decoded to."""
    profile = codec.find_profile(given["profile"])
    framer, frames = codec.make_framer(profile), []
    for at, sent, _meaning in given["transcript"]:
        frames += framer.feed(bytes.fromhex(sent), at)
    frames += framer.tick(given["transcript"][-1][0] + SILENCE_MS)
    told = {"noise": lambda _one: {}, "reply": lambda one: {"bytes": one.reply.hex()}}
    return [
        codec.decode(one.text, one.presented, rules, profile.lrc).as_dict()
        if one.kind == "frame"
        else {"kind": one.kind, **told[one.kind](one)}
        for one in frames
    ]


def _hid_report(codec, given):
    """A report is written as its head in hexadecimal digits and its three tracks."""
    tracks = b"".join(track.encode("latin-1").ljust(110, b"\0") for track in given["tracks"])
    return codec.parse_hid_report(bytes.fromhex(given["head"]) + tracks)


def _repeats(codec, given):
    guard = codec.RepeatGuard()
    return [guard.is_repeat(*read) for read in given["reads"]]


def _check_digit(codec, given):
    try:
        return codec.calc_check_digit(given["body"], given["kind"])
    except ValueError:
        return "error"


_OPERATIONS = {
    "transcript": _transcript,
    "hid_report": lambda codec, given, rules: _hid_report(codec, given),
    "decode": lambda codec, given, rules: codec.decode(
        given["frame"], given["source"], rules, given.get("lrc", "ignore")
    ).as_dict(),
    "check_number": lambda codec, given, rules: codec.check_number(
        given["number"], given["source"], rules
    ).as_dict(),
    "check_digit": lambda codec, given, rules: _check_digit(codec, given),
    "is_valid": lambda codec, given, rules: codec.is_valid(given["number"], given["kind"]),
    "mask": lambda codec, given, rules: codec.mask_number(given["number"]),
    "pattern": lambda codec, given, rules: codec.find_problem(given["pattern"]),
    "frame": lambda codec, given, rules: _frame(codec, given),
    "shape": lambda codec, given, rules: codec.describe_shape(given["frame"]),
    "aim": lambda codec, given, rules: list(codec.split_aim(given["text"])),
    "repeats": lambda codec, given, rules: _repeats(codec, given),
    "split_swipes": lambda codec, given, rules: codec.split_swipes(given["text"]),
}
