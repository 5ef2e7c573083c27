import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { TONES } from "../../../extension/shared/lookup.js";
import { labelText, translator } from "../../../extension/ui/strings.js";

const root = new URL("../../../", import.meta.url);

/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const ja = json("extension/_locales/ja/messages.json");
const en = json("extension/_locales/en/messages.json");

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"));
}

test("both languages have the same messages with the same values to fill in", () => {
  assert.deepEqual(Object.keys(ja), Object.keys(en));
  for (const key of Object.keys(ja)) {
    /** @param {{message: string}} entry */
    const values = (entry) => [...new Set(entry.message.match(/\$[1-9]/g))].sort();
    assert.deepEqual(values(ja[key]), values(en[key]), key);
    assert.ok(ja[key].message.trim() && en[key].message.trim(), key);
  }
});

test("every message that is asked for exists", () => {
  const code = sources("extension/").join("\n");
  const asked = [...code.matchAll(/(?:\bt\(\s*|data-text=|data-title=)"([a-z_0-9]+)"/g)].map(([, key]) => key);
  assert.ok(asked.length > 40);
  for (const key of asked) assert.ok(key in ja, key);
});

test("no message is left that nobody asks for", () => {
  const code = sources("extension/").join("\n") + readFileSync(new URL("extension/manifest.json", root), "utf8");
  const families = /^(tone|sentiment|exception|subtype|priority|intent|cause|signal|abstained|action|stage|fault|label|error|test|role|insert|panel|assessment|level|level_of|crisis|known|rewrite|correct|brand)_/;
  for (const key of Object.keys(ja)) {
    assert.ok(families.test(key) || code.includes(`"${key}"`) || code.includes(`__MSG_${key}__`), key);
  }
});

test("every label of the contract has words in both languages", () => {
  const labels = {
    sentiment: ["positive", "neutral", "negative"],
    exception: ["none", "prejudice", "falsehood", "trolling"],
    subtype: ["insult", "provocation", "threat", "spam"],
    intent: ["complaint", "question", "request", "praise", "banter", "abuse", "other"],
    cause: ["none", "quality", "service", "expectation", "price", "delivery", "privacy", "other"],
    signal: ["prior_contact", "legal", "injury", "media", "minor", "loyal_customer", "spread", "deadline_mentioned", "irony"],
    abstained: ["empty", "only_url", "unsupported_language", "low_confidence"],
    action: ["reply", "reply_then_dm", "hold", "escalate", "thank", "share_and_thank", "play_along", "state_fact_once", "firm_reply", "hide_and_report", "consider_silence", "none"],
    priority: ["critical", "high", "normal", "low"],
    stage: ["first", "holding", "resolution", "follow_up", "close_out", "thanks", "answer", "firm", "playful"],
    fault: ["confirmed", "unknown", "none"],
    tone: TONES,
  };
  for (const messages of [ja, en]) {
    for (const [kind, values] of Object.entries(labels)) {
      for (const value of values) assert.ok(Object.hasOwn(messages, `${kind}_${value}`), `${kind} ${value}`);
    }
  }
});

test("an unknown label is shown as it came, and names of built-ins are not messages", () => {
  const t = translator(en);
  assert.equal(labelText(t, "action", "dance"), "dance");
  assert.equal(t("constructor"), "constructor");
  assert.equal(t("due_left", "$2"), "$2 left");
});
