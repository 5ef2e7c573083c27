import assert from "node:assert/strict";
import { test } from "node:test";
import { blankPieces, evidencePieces, lengthOn } from "../../../extension/ui/text.js";

test("evidence is cut out by code points, so an emoji before it shifts nothing", () => {
  const pieces = evidencePieces("😢👨‍👩‍👧返事なし", [{ for: "sentiment", start: 6, end: 8, weight: 0.4 }]);
  assert.deepEqual(pieces, [
    { text: "😢👨‍👩‍👧", target: null },
    { text: "返事", target: "sentiment" },
    { text: "なし", target: null },
  ]);
});

test("where two labels rest on the same words, the exception is shown", () => {
  const pieces = evidencePieces("全員バカ", [
    { for: "exception", start: 2, end: 4, weight: 0.1 },
    { for: "sentiment", start: 0, end: 4, weight: 0.9 },
  ]);
  assert.deepEqual(pieces, [
    { text: "全員", target: "sentiment" },
    { text: "バカ", target: "exception" },
  ]);
});

test("evidence beyond the text, reversed or empty leaves the text whole", () => {
  const pieces = evidencePieces("短い", [
    { for: "sentiment", start: 1, end: 99, weight: 1 },
    { for: "sentiment", start: 2, end: 1, weight: 1 },
    { for: "exception", start: -5, end: 0, weight: 1 },
  ]);
  assert.equal(pieces.map(({ text }) => text).join(""), "短い");
  assert.deepEqual(evidencePieces("", [{ for: "sentiment", start: 0, end: 1, weight: 1 }]), []);
});

test("blanks are found in both ways of writing them, with their hints", () => {
  assert.deepEqual(blankPieces("【本日〇時】までに[[name of team]]から。"), [
    { text: "【本日〇時】", blank: 0, hint: "本日〇時" },
    { text: "までに", blank: null, hint: "" },
    { text: "[[name of team]]", blank: 1, hint: "name of team" },
    { text: "から。", blank: null, hint: "" },
  ]);
});

test("brackets that do not close are text", () => {
  assert.deepEqual(blankPieces("【開いたまま [[open"), [{ text: "【開いたまま [[open", blank: null, hint: "" }]);
});

test("length on X follows its weights", () => {
  const cases = [
    ["abc", 3],
    ["日本語", 6],
    ["ｶﾅ", 4],
    ["…※", 4],
    ["“”", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["🇯🇵", 2],
    ["か\u3099", 2],
    ["https://example.com/a/very/long/path?with=query", 23],
    ["詳しくは https://example.co.jp/help をご覧ください", 9 + 23 + 15],
    ["詳細はexample.comへ", 6 + 23 + 2],
    ["https://example.com/help。続き", 23 + 6],
    ["(https://example.com/help)", 25],
    ["a.b の話", 3 + 1 + 4],
    ["mail@example.com", 16],
    ["©®", 4],
  ];
  for (const [text, weight] of cases) assert.equal(lengthOn(text, "x"), weight, text);
});

test("the other platforms count characters", () => {
  assert.equal(lengthOn("日本語😢", "instagram"), 5);
});
