import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { adapterFor } from "../../../extension/platforms/index.js";
import { readTable, weigh } from "../../../extension/shared/adapters.js";

const root = new URL("../../../", import.meta.url);
const SERVER = "https://henshin.example";
const NOTHING = { enabled: true, selectors: {} };

/** A server with a key pair of its own. */
function server() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64");
  /** @param {string} table */
  return (table) => ({ table, key, signature: sign(null, Buffer.from(table), privateKey).toString("base64") });
}

/**
 * @param {number} revision
 * @param {unknown} [x]
 */
const text = (revision, x = NOTHING) =>
  JSON.stringify({ kind: "henshin.adapters.1", revision, adapters: { x, facebook: NOTHING, instagram: NOTHING } });

const repair = (/** @type {unknown} */ css, name = "post", checked = "2026-11-20") =>
  text(1, { enabled: true, selectors: { [name]: { css, checked } } });

test("the first key met is kept, and a later table of the same key is taken", async () => {
  const says = server();
  const first = await weigh(null, SERVER, says(text(1)), 5);
  assert.deepEqual([first?.problem, first?.table.revision, first?.at], [null, 1, 5]);
  const off = await weigh(first, SERVER, says(text(2, { enabled: false, selectors: {} })), 6);
  assert.equal(off?.table.adapters.x.enabled, false);
});

test("what is not signed by the key that was kept changes nothing but the note", async () => {
  const says = server();
  const first = await weigh(null, SERVER, says(text(3)), 1);
  const signed = says(text(4));
  const forged = { ...signed, table: text(4, { enabled: false, selectors: {} }) };
  const cases = /** @type {const} */ ([
    [forged, "signature"],
    [{ ...signed, signature: "AAAA" }, "signature"],
    [{ ...signed, signature: "%%%" }, "signature"],
    [server()(text(4)), "key"],
    [says(text(2)), "older"],
    [says("{}"), "shape"],
    [{ table: 4 }, "shape"],
  ]);
  for (const [answer, problem] of cases) {
    const kept = await weigh(first, SERVER, answer, 9);
    assert.deepEqual([kept?.problem, kept?.table, kept?.key], [problem, first?.table, first?.key]);
  }
});

test("where nothing was found good yet, a bad answer leaves all as built in and pins no key", async () => {
  const says = server();
  const kept = await weigh(null, SERVER, { ...says(text(4)), table: text(4, { enabled: false, selectors: {} }) }, 2);
  assert.deepEqual([kept.problem, kept.key, kept.table.adapters.x.enabled], ["signature", "", true]);
  const good = await weigh(kept, SERVER, says(text(0)), 3);
  assert.deepEqual([good.problem, good.key], [null, says("").key]);
});

test("a selector is a bounded line of plain characters, and nothing else is let through", () => {
  const good = ['article[data-testid="tweet"]', "[role='x'] > div:not(.a) ~ p", "h1,h2", "a".repeat(500)];
  for (const css of good) assert.equal(readTable(repair(css))?.adapters.x.selectors.post, css);
  const bad = ["", "a{}", "a;b", "<script>", "a/*b", "a\\b", "a\nb", "あ", "a".repeat(501), 7, null, ["a"], { toString: "a" }];
  for (const css of bad) assert.equal(readTable(repair(css)), null, JSON.stringify(css));
  for (const name of ["__proto__", "constructor ", "a", "po-st", "9a"]) assert.equal(readTable(repair("a", name)), null, name);
  assert.equal(readTable(repair("a", "post", "today")), null);
});

test("names that belong to objects do not reach any object", () => {
  const table = `{"kind":"henshin.adapters.1","revision":1,"__proto__":{"polluted":1},"adapters":{"__proto__":{"polluted":1},
    "x":{"enabled":true,"selectors":{}},"facebook":{"enabled":true,"selectors":{}},"instagram":{"enabled":true,"selectors":{}}}}`;
  assert.deepEqual(Object.keys(readTable(table)?.adapters ?? {}), ["x", "facebook", "instagram"]);
  assert.equal(/** @type {Record<string, unknown>} */ ({}).polluted, undefined);
});

const HOSTS = { x: "x.com", facebook: "www.facebook.com", instagram: "www.instagram.com" };

test("the server knows every selector of the adapters and no other", async () => {
  const listed = readFileSync(new URL("api/adapters/selectors.yaml", root), "utf8");
  for (const [platform, host] of Object.entries(HOSTS)) {
    const names = listed.match(new RegExp(`^${platform}: \\[(.*)\\]$`, "m"))?.[1].split(", ");
    assert.deepEqual(names, Object.keys((await adapterFor(host))?.selectors ?? {}));
  }
});

test("every built-in selector could itself be sent as a repair", async () => {
  for (const host of Object.values(HOSTS)) {
    for (const css of Object.values((await adapterFor(host))?.selectors ?? {})) assert.ok(readTable(repair(css)), css);
  }
});
