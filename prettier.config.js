/** How JavaScript is laid out here: as in Odoo's own sources. */
export default {
    tabWidth: 4,
    semi: true,
    singleQuote: false,
    printWidth: 100,
    trailingComma: "es5",
    endOfLine: "lf",
};
