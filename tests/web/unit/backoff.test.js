import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../../extension/background/backoff.js";

const down = { code: /** @type {const} */ ("unreachable"), message: "" };

test("after a failure requests rest, longer each time, and one success ends it", () => {
  const backoff = new Backoff();
  assert.equal(backoff.resting(0), null);
  backoff.note(down, 0);
  assert.equal(backoff.resting(2_999), down);
  assert.equal(backoff.resting(3_000), null);
  backoff.note(down, 3_000);
  assert.equal(backoff.resting(12_999), down);
  backoff.note(null, 13_000);
  assert.equal(backoff.resting(13_000), null);
  backoff.note(down, 20_000);
  assert.equal(backoff.resting(23_000), null);
});

test("what a single comment was refused for says nothing about the next", () => {
  const backoff = new Backoff();
  backoff.note({ code: "refused", message: "" }, 0);
  assert.equal(backoff.resting(1), null);
});
