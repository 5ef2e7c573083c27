import assert from "node:assert/strict";
import { test } from "node:test";
import { readComment, readRequest } from "../../../extension/shared/messages.js";

const comment = { id: "x:1", platform: "x", text: "届きません" };

test("a comment keeps its known fields and loses all others", () => {
  const sent = {
    ...comment,
    author: { handle: "@a", name: "あ", followers: 3 },
    url: "https://x.com/a/status/1",
    posted_at: "2026-11-22T01:00:00.000Z",
    engagement: { likes: 1, reposts: 2, replies: 3, views: 4 },
    key: "secret",
    __proto__: { polluted: true },
  };
  assert.deepEqual(readComment(sent), {
    ...comment,
    author: { handle: "@a", name: "あ" },
    url: "https://x.com/a/status/1",
    posted_at: "2026-11-22T01:00:00.000Z",
    engagement: { likes: 1, reposts: 2, replies: 3 },
  });
});

test("what is not a comment is refused", () => {
  for (const value of [null, 1, [], {}, { ...comment, id: "" }, { ...comment, id: "a\nb" }, { ...comment, platform: "mail" }, { ...comment, text: 5 }, { ...comment, text: "x".repeat(20_001) }]) {
    assert.equal(readComment(value), null);
  }
});

test("a comment with a doubtful extra keeps what is sound", () => {
  const read = readComment({ ...comment, url: "javascript:alert(1)", author: { handle: "a\u0000b" }, engagement: { likes: -1, reposts: 0, replies: 0 } });
  assert.deepEqual(read, { ...comment, author: {} });
});

test("only messages of the protocol are understood", () => {
  assert.deepEqual(readRequest({ kind: "analyze", comment, explain: 1, near: "no", extra: true }), { kind: "analyze", comment, explain: false, near: false });
  assert.equal(readRequest({ kind: "analyze" }), null);
  assert.equal(readRequest({ kind: "settings" }), null);
  assert.equal(readRequest("open-options"), null);
  assert.deepEqual(readRequest({ kind: "open-options", url: "https://evil.example" }), { kind: "open-options" });
});

test("a request for suggestions must name a stage, a fault, a channel and bounded numbers", () => {
  const request = { comment, stage: "first", fault: "unknown", channel: "public", variants: 3, seed: 0 };
  assert.deepEqual(readRequest({ kind: "suggest", request: { ...request, brand: "other" } }), { kind: "suggest", request });
  for (const wrong of [{ stage: "last" }, { fault: "ours" }, { channel: "mail" }, { variants: 6 }, { seed: -1 }, { seed: 0.5 }, { comment: null }]) {
    assert.equal(readRequest({ kind: "suggest", request: { ...request, ...wrong } }), null, JSON.stringify(wrong));
  }
});

test("what stands before a comment is passed on, the nearest twenty, and only what is sound of it", () => {
  const earlier = Array.from({ length: 25 }, (_, index) => ({ handle: "@a", text: String(index), seen: true }));
  const thread = { id: "x:9", parent_text: "元の投稿", earlier: [...earlier, { handle: "a\nb", text: "x" }, { handle: "@b" }, null], key: "secret" };
  const read = readComment({ ...comment, thread })?.thread;
  assert.equal(read?.id, "x:9");
  assert.equal(read?.parent_text, "元の投稿");
  assert.deepEqual(read?.earlier?.at(-1), { handle: "@a", text: "24" });
  assert.equal(read?.earlier?.length, 17);
  assert.deepEqual(Object.keys(read ?? {}).sort(), ["earlier", "id", "parent_text"]);
  assert.equal(readComment({ ...comment, thread: "x" })?.thread, undefined);
});

test("a draft to be checked must name its place and be no longer than the server takes", () => {
  const request = { text: "下書き", channel: "public", comment, stage: "close_out", fault: "none" };
  assert.deepEqual(readRequest({ kind: "check", request: { ...request, platform: "facebook", brand: "x" } }), { kind: "check", request: { ...request, platform: "x" } });
  for (const wrong of [{ stage: "last" }, { channel: "mail" }, { fault: 1 }, { text: 5 }, { text: "x".repeat(20_001) }, { comment: {} }]) {
    assert.equal(readRequest({ kind: "check", request: { ...request, ...wrong } }), null, JSON.stringify(wrong).slice(0, 60));
  }
});

test("a correction keeps what judging takes and labels of the contract, nothing else", () => {
  const full = { ...comment, author: { handle: "@a" }, url: "https://x.com/a/status/1", thread: { id: "x:9" } };
  const labels = { sentiment: "neutral", exception: "trolling.insult", cause: "weather", specific: true, __proto__: { intent: "praise" } };
  assert.deepEqual(readRequest({ kind: "correct", correction: { comment: full, labels } })?.correction, {
    comment: { ...comment, thread: { id: "x:9", earlier: [] } },
    labels: { sentiment: "neutral", exception: "trolling.insult" },
  });
  for (const wrong of [{}, { sentiment: "angry" }, [], null]) {
    assert.equal(readRequest({ kind: "correct", correction: { comment, labels: wrong } }), null);
  }
});
