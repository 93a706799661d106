// Regular expressions that mean the same in Python and in JavaScript (twin of
// patterns.py, which describes what is allowed).

const LENGTH_MAX = 120;
const REPEATS_MAX = 3; // * + {n,} {n,m}
const CHOICES_MAX = 6; // ? and |
const NUMBER_GROUPS = ["(?P<number>", "(?<number>"];

const TOKEN =
    /\(\?P?<number>|\(\?:|\((?!\?)|\)|\||\[\^?(?:[0-9]-[0-9]|[A-Z]-[A-Z]|[a-z]-[a-z]|\\d|\\[!-/:-@[-`{-~]|[0-9A-Za-z !-,./:-@_`{-~])+\]|\\d|\\[!-/:-@[-`{-~]|[*+?]|\{[0-9]{1,2}(?:,[0-9]{0,2})?\}|\^|\$|[0-9A-Za-z .!-#%-',-/:->@_`~]/g;
const FIXED = /^\{[0-9]+\}$/;

/** Why `pattern` can't be used, "" if it can. */
export function findProblem(pattern) {
    if (pattern.length > LENGTH_MAX) {
        return "too_long";
    }
    const tokens = pattern.match(TOKEN) || [];
    if (tokens.join("") !== pattern || !isWellPlaced(tokens)) {
        return "unsupported";
    }
    if (tokens.filter((token) => NUMBER_GROUPS.includes(token)).length !== 1) {
        return "no_number_group";
    }
    if (!isCheap(tokens)) {
        return "too_many_repeats";
    }
    return compile(pattern) ? "" : "invalid";
}

/** What the group `number` takes from `text`, "" without a match. */
export function findNumber(pattern, text) {
    const match = findProblem(pattern) ? null : compile(pattern).exec(text);
    return match?.groups.number || "";
}

/** Whether a token repeats what stands before it. */
function isRepeat(token) {
    return ["*", "+", "?"].includes(token) || (token[0] === "{" && token.length > 1);
}

/** Whether anchors stand at the ends and repeats behind one character. */
function isWellPlaced(tokens) {
    return tokens.every((token, place) => {
        const before = place ? tokens[place - 1] : "(";
        if ((token === "^" && place) || (token === "$" && place !== tokens.length - 1)) {
            return false;
        }
        return !isRepeat(token) || canRepeat(before, token);
    });
}

/** Whether the repeat `token` may follow `before`. */
function canRepeat(before, token) {
    if (before === ")") {
        return token === "?";
    }
    return !["|", "^", "(", "(?:", ...NUMBER_GROUPS].includes(before) && !isRepeat(before);
}

/** Whether the number of ways to match stays small. */
function isCheap(tokens) {
    const choices = tokens.filter((token) => ["?", "|"].includes(token)).length;
    const repeats = tokens.filter(
        (token) => isRepeat(token) && token !== "?" && !FIXED.test(token)
    ).length;
    return choices <= CHOICES_MAX && repeats <= REPEATS_MAX;
}

/** The compiled pattern, null if it is malformed. */
function compile(pattern) {
    const source = pattern.replace("(?P<number>", "(?<number>");
    try {
        new RegExp(source); // alone: `a)(b` is malformed, though it is not inside a group
        return new RegExp(`^(?:${source})$`);
    } catch {
        return null;
    }
}
