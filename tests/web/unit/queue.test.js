import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { BATCH, Queue } from "../../../extension/background/queue.js";

/** @param {number} number */
const comment = (number, text = "本文") => ({ id: `x:${number}`, platform: /** @type {const} */ ("x"), text });

/** @param {{id: string}[]} comments */
const judged = (comments) => ({ ok: true, data: comments.map(({ id }) => ({ id })) });

/** @param {() => Promise<void>} body */
async function withClock(body) {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  try {
    await body();
  } finally {
    mock.timers.reset();
  }
}

async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test("comments that come into view together go out together, at most twenty at a time, newest first", () =>
  withClock(async () => {
    const requests = [];
    const queue = new Queue(async (comments) => {
      requests.push(comments.map(({ id }) => id));
      return judged(comments);
    });
    const answers = Array.from({ length: BATCH + 5 }, (_, number) => queue.ask(comment(number)));
    for (let turn = 0; turn < 10; turn += 1) {
      mock.timers.tick(100);
      await settle();
    }
    const results = await Promise.all(answers);
    assert.ok(results.every(({ ok }) => ok));
    assert.deepEqual(requests.map(({ length }) => length), [BATCH, 5]);
    assert.ok(requests[0].includes(`x:${BATCH + 4}`) && !requests[0].includes("x:0"));
    assert.deepEqual(results.map((result) => result.ok && result.data.id), Array.from({ length: BATCH + 5 }, (_, number) => `x:${number}`));
  }));

test("what is not in view yet goes after what is, in small helpings, one request at a time", () =>
  withClock(async () => {
    /** @type {{ids: string[], answer: () => void}[]} */
    const requests = [];
    const queue = new Queue(async (comments) => {
      const ids = comments.map(({ id }) => id);
      await new Promise((answer) => requests.push({ ids, answer: () => answer(undefined) }));
      return judged(comments);
    });
    const near = Array.from({ length: 10 }, (_, number) => queue.ask(comment(100 + number), true));
    const inView = [queue.ask(comment(1)), queue.ask(comment(2))];
    mock.timers.tick(100);
    await settle();
    assert.deepEqual(requests.map(({ ids }) => ids), [["x:1", "x:2"]]);
    requests[0].answer();
    await Promise.all(inView);
    mock.timers.tick(100);
    await settle();
    assert.equal(requests.length, 2);
    const [, helping] = requests;
    assert.ok(helping.ids.length < 10);
    const late = queue.ask(comment(3));
    mock.timers.tick(100);
    await settle();
    assert.deepEqual(requests[2].ids, ["x:3"]);
    requests[2].answer();
    await late;
    helping.answer();
    await settle();
    mock.timers.tick(100);
    await settle();
    assert.equal(helping.ids.length + requests[3].ids.length, 10);
    requests[3].answer();
    assert.ok((await Promise.all(near)).every(({ ok }) => ok));
  }));

test("one id is never twice in a request, though its text has changed meanwhile", () =>
  withClock(async () => {
    const requests = [];
    const queue = new Queue(async (comments) => {
      requests.push(comments.map(({ text }) => text));
      return judged(comments);
    });
    const both = [queue.ask(comment(1, "短い")), queue.ask(comment(1, "長い全文"))];
    for (let turn = 0; turn < 6; turn += 1) {
      mock.timers.tick(100);
      await settle();
    }
    await Promise.all(both);
    assert.deepEqual(requests.map(({ length }) => length), [1, 1]);
  }));

test("one comment the server refuses does not take the others down with it", () =>
  withClock(async () => {
    const queue = new Queue(async (comments) =>
      comments.some(({ id }) => id === "x:3") ? { ok: false, error: { code: "refused", message: "" } } : judged(comments),
    );
    const answers = Array.from({ length: 8 }, (_, number) => queue.ask(comment(number)));
    for (let turn = 0; turn < 6; turn += 1) {
      mock.timers.tick(100);
      await settle();
    }
    const results = await Promise.all(answers);
    assert.deepEqual(results.map(({ ok }) => ok), [true, true, true, false, true, true, true, true]);
  }));

test("an answer without this comment is a failure of the server, not silence", () =>
  withClock(async () => {
    const queue = new Queue(async () => ({ ok: true, data: [] }));
    const answer = queue.ask(comment(1));
    mock.timers.tick(400);
    await settle();
    const result = await answer;
    assert.equal(!result.ok && result.error.code, "server");
  }));
