import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, span } from "../../../extension/ui/time.js";

const MINUTE = 60_000;

test("a span is said in its two largest units", () => {
  assert.equal(span(42 * MINUTE, "ja"), "42分");
  assert.equal(span(200 * MINUTE, "ja"), "3時間20分");
  assert.equal(span(180 * MINUTE, "en"), "3h");
  assert.equal(span(-(26 * 60 + 5) * MINUTE, "en"), "1d 2h");
  assert.equal(span(20_000, "ja"), "0分");
});

test("a time on another day carries its date", () => {
  const now = new Date(2026, 10, 22, 23, 30);
  assert.equal(clock(new Date(2026, 10, 22, 23, 59), now, "ja"), "23:59");
  assert.equal(clock(new Date(2026, 10, 23, 0, 5), now, "ja"), "11/23 00:05");
});
