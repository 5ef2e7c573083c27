import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import globals from "globals";

const repository = fileURLToPath(new URL("../..", import.meta.url));

export default [
  {
    basePath: repository,
    ...js.configs.recommended,
    files: ["extension/**/*.js", "api/**/static/**/*.js"],
    languageOptions: { ecmaVersion: 2025, sourceType: "module", globals: { ...globals.browser, chrome: "readonly" } },
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "no-var": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": "error",
      "max-lines": ["error", { max: 350, skipBlankLines: true, skipComments: true }],
      // Data never becomes markup.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "srcdoc"].map((property) => ({ property })),
        { object: "document", property: "write" },
      ],
    },
  },
  {
    basePath: repository,
    ...js.configs.recommended,
    files: ["tests/web/unit/**/*.js"],
    languageOptions: { ecmaVersion: 2025, sourceType: "module", globals: globals.node },
  },
];
