import assert from "node:assert/strict";
import { test } from "node:test";
import { after, filled } from "../../../extension/editors/dom.js";

test("taking words out is writing what stands beside them once more, and comes to the same", () => {
  const cases = [
    { before: "残す。消す。", start: 3, end: 6 },
    { before: "消す。残す。", start: 0, end: 3 },
    { before: "一行。\n消す。\n三行。", start: 4, end: 7 },
    { before: "😀消す", start: 2, end: 4 },
  ];
  for (const { before, start, end } of cases) {
    const wanted = { before, start, end, text: "" };
    const instead = filled(wanted);
    assert.equal(after(instead), after(wanted));
    assert.notEqual(instead.text.trim(), "");
    assert.ok(instead.text.isWellFormed());
  }
});

test("words to be written stay as they are", () => {
  const wanted = { before: "ab", start: 1, end: 1, text: "x" };
  assert.deepEqual(filled(wanted), wanted);
  assert.equal(after(wanted), "axb");
});
