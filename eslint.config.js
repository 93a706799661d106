/** What JavaScript must not do here; layout is prettier's matter. */
import js from "@eslint/js";
import globals from "globals";

const APP = "addons/*/static/src/**/*.js";
const CORES = ["addons/*/static/src/engine/**/*.js", "addons/*/static/src/codec/**/*.js"];
const APP_GLOBALS = { ...globals.browser, luxon: "readonly", odoo: "readonly" };
const TESTS = ["tests/**/*.{js,mjs}", "scripts/**/*.{js,mjs}", "*.config.js"];

const UNUSED = {
    args: "after-used",
    argsIgnorePattern: "^_",
    destructuredArrayIgnorePattern: "^_",
    ignoreRestSiblings: true,
    varsIgnorePattern: "^_",
};

const pureCore = {
    files: CORES,
    rules: {
        "no-restricted-globals": [
            "error",
            "window",
            "document",
            "navigator",
            "fetch",
            "Date",
            "Intl",
        ],
        "no-restricted-imports": [
            "error",
            { patterns: [{ regex: "^[^.]", message: "A pure core imports only its own files." }] },
        ],
        "no-restricted-properties": ["error", { object: "Math", property: "random" }],
        "no-restricted-syntax": [
            "error",
            { selector: "Literal[raw=/^[0-9]+[.]/]", message: "Money is counted in integers." },
        ],
    },
};

export default [
    js.configs.recommended,
    {
        files: [APP, "addons/*/static/tests/**/*.js"],
        languageOptions: { sourceType: "module", globals: APP_GLOBALS },
    },
    { files: TESTS, languageOptions: { sourceType: "module", globals: globals.node } },
    {
        rules: {
            curly: "error",
            eqeqeq: ["error", "always", { null: "ignore" }],
            "max-lines-per-function": ["error", { max: 40 }],
            "no-console": ["error", { allow: ["warn", "error"] }],
            "no-shadow": "error",
            "no-unused-vars": ["error", UNUSED],
            "no-var": "error",
            "object-shorthand": "error",
            "prefer-const": "error",
        },
    },
    { files: ["**/tests/**"], rules: { "max-lines-per-function": "off" } },
    pureCore,
];
