import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST, Outbox } from "../../../extension/background/outbox.js";

const SERVER = "http://127.0.0.1:8765";

/** What is written down outlives any number of outboxes, as it does the worker. */
function paper() {
  /** @type {unknown[]} */
  let kept = [];
  return {
    read: async () => structuredClone(kept),
    write: async (/** @type {unknown[]} */ now) => {
      kept = structuredClone(now);
    },
    all: () => kept,
  };
}

/** @param {{away?: boolean, refuses?: boolean}} state */
function receiver(state) {
  /** @type {{server: string, correction: {labels: object}}[]} */
  const got = [];
  return {
    got,
    send: async (server, correction) => {
      if (state.away) return { ok: false, error: { code: "unreachable", message: "" } };
      if (state.refuses) return { ok: false, error: { code: "refused", message: "" } };
      got.push({ server, correction });
      return { ok: true, data: {} };
    },
  };
}

/** @param {string} text */
const correction = (text, labels = { sentiment: "neutral" }) => ({ comment: { id: `x:${text}`, platform: "x", text }, labels });

test("a correction is sent at once and nothing of it stays", async () => {
  const store = paper();
  const { got, send } = receiver({});
  assert.deepEqual(await new Outbox(store, send).add(SERVER, correction("a")), { ok: true, data: "sent" });
  assert.equal(got.length, 1);
  assert.deepEqual(store.all(), []);
});

test("what cannot be sent is written down, outlives the worker, and is sent once", async () => {
  const store = paper();
  const state = { away: true };
  const { got, send } = receiver(state);
  const before = new Outbox(store, send);
  assert.deepEqual(await before.add(SERVER, correction("a")), { ok: true, data: "kept" });
  await before.add(SERVER, correction("b"));
  const after = new Outbox(store, send);
  assert.deepEqual(await after.waiting(SERVER, correction("a").comment), { sentiment: "neutral" });
  assert.deepEqual(await after.flush(SERVER), { sent: 0, left: 2 });
  state.away = false;
  const [one, other] = await Promise.all([after.flush(SERVER), after.flush(SERVER)]);
  assert.deepEqual([one.sent, other.sent, other.left], [2, 0, 0]);
  assert.deepEqual(got.map(({ correction: { comment } }) => comment.text), ["a", "b"]);
  assert.equal(await after.waiting(SERVER, correction("a").comment), null);
});

test("a later word on the same text joins the one that waits and wins", async () => {
  const store = paper();
  const state = { away: true };
  const { got, send } = receiver(state);
  const outbox = new Outbox(store, send);
  await outbox.add(SERVER, correction("a", { sentiment: "neutral", cause: "price" }));
  await outbox.add(SERVER, correction("a", { sentiment: "positive" }));
  state.away = false;
  await outbox.flush(SERVER);
  assert.deepEqual(got.map(({ correction: { labels } }) => labels), [{ sentiment: "positive", cause: "price" }]);
});

test("what waits for one server is never sent to another", async () => {
  const store = paper();
  const state = { away: true };
  const { got, send } = receiver(state);
  const outbox = new Outbox(store, send);
  await outbox.add(SERVER, correction("a"));
  state.away = false;
  assert.deepEqual(await outbox.flush("https://other.example"), { sent: 0, left: 1 });
  assert.deepEqual(got, []);
});

test("what the server refuses is told, and does not wait for ever", async () => {
  const store = paper();
  const outbox = new Outbox(store, receiver({ refuses: true }).send);
  const answer = await outbox.add(SERVER, correction("a"));
  assert.equal(!answer.ok && answer.error.code, "refused");
  assert.deepEqual(store.all(), []);
});

test("a store that is full says so and loses nothing", async () => {
  const store = paper();
  const outbox = new Outbox(store, receiver({ away: true }).send);
  for (let number = 0; number < MOST; number += 1) await outbox.add(SERVER, correction(String(number)));
  const answer = await outbox.add(SERVER, correction("one too many"));
  assert.equal(!answer.ok && answer.error.code, "busy");
  assert.equal(store.all().length, MOST);
});

test("a failing store is told and does not block what comes after", async () => {
  const store = paper();
  let broken = true;
  const outbox = new Outbox({ ...store, read: async () => (broken ? Promise.reject(new Error("full")) : store.read()) }, receiver({}).send);
  await assert.rejects(outbox.add(SERVER, correction("a")));
  broken = false;
  assert.deepEqual(await outbox.add(SERVER, correction("b")), { ok: true, data: "sent" });
});
