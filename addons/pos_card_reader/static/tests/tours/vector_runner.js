// Run one case of the vector files against the codec, in Node and in the browser.

const SILENCE_MS = 1000;

/** What `codec` makes of the input `given` of a case of `file`. */
export function runCase(codec, file, given) {
    const rules = (given.rules || []).map((name) => codec.makeRule(file.rules[name]));
    return OPERATIONS[file.operation](codec, given, rules);
}

/** Feed the bytes with their times, then silence; tell the frames as short lists. */
function framesOf(codec, { profile, feed }) {
    const framer = codec.makeFramer(codec.findProfile(profile));
    const frames = feed.flatMap(([at, text]) => framer.feed(toBytes(text), at));
    frames.push(...framer.tick(feed.at(-1)[0] + SILENCE_MS));
    return frames.map(toShort);
}

function toBytes(text) {
    const whole = typeof text === "string" ? text : text.repeat.repeat(text.times);
    return Uint8Array.from(whole, (character) => character.charCodeAt(0));
}

function toShort({ kind, at, text, presented, bytes }) {
    const told = { frame: [text, presented], reply: [toHex(bytes || [])] };
    return [kind, at, ...(told[kind] || [])];
}

/** Feed the bytes with their times, then silence; tell what each frame is decoded to. */
function transcriptOf(codec, { profile: name, transcript }, rules) {
    const profile = codec.findProfile(name);
    const framer = codec.makeFramer(profile);
    const frames = transcript.flatMap(([at, sent]) => framer.feed(fromHex(sent), at));
    frames.push(...framer.tick(transcript.at(-1)[0] + SILENCE_MS));
    return frames.map(({ kind, text, presented, bytes }) => {
        if (kind === "frame") {
            return codec.decode(text, presented, rules, profile.lrc);
        }
        return kind === "reply" ? { kind, bytes: toHex(bytes) } : { kind };
    });
}

function fromHex(digits) {
    return Uint8Array.from(digits.replaceAll(" ", "").match(/../g), (byte) => parseInt(byte, 16));
}

function toHex(bytes) {
    return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A report is written as its head in hexadecimal digits and its three tracks. */
function hidReport(codec, { head, tracks }) {
    const text = tracks.map((track) => track.padEnd(110, "\0")).join("");
    return codec.parseHidReport(Uint8Array.from([...fromHex(head), ...toBytes(text)]));
}

function repeats(codec, { reads }) {
    const guard = new codec.RepeatGuard();
    return reads.map((read) => guard.isRepeat(...read));
}

function checkDigit(codec, { body, kind }) {
    try {
        return codec.calcCheckDigit(body, kind);
    } catch {
        return "error";
    }
}

const OPERATIONS = {
    decode: (codec, { frame, source, lrc }, rules) => codec.decode(frame, source, rules, lrc),
    check_number: (codec, { number, source }, rules) => codec.checkNumber(number, source, rules),
    check_digit: checkDigit,
    is_valid: (codec, { number, kind }) => codec.isValid(number, kind),
    mask: (codec, { number }) => codec.maskNumber(number),
    pattern: (codec, { pattern }) => codec.findProblem(pattern),
    frame: framesOf,
    shape: (codec, given) => codec.describeShape(given.frame),
    aim: (codec, { text }) => codec.splitAim(text),
    hid_report: hidReport,
    transcript: transcriptOf,
    repeats,
    split_swipes: (codec, { text }) => codec.splitSwipes(text),
};
