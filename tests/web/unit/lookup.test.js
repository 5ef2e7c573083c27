import assert from "node:assert/strict";
import { test } from "node:test";
import { hidden } from "../../../extension/background/least.js";
import { platformOf } from "../../../extension/lookup/tab.js";
import { readLookupRequest } from "../../../extension/shared/lookup.js";

test("a query keeps what the server knows and loses the rest", () => {
  const query = { q: "お礼", lang: "ja", stage: "thanks", tone: "formal", platform: "x", limit: 500, key: "secret" };
  assert.deepEqual(readLookupRequest({ kind: "wordings", query }), { kind: "wordings", query: { q: "お礼", lang: "ja", stage: "thanks", tone: "formal", platform: "x" } });
  const none = { lang: null, stage: null, tone: null, platform: null };
  assert.deepEqual(readLookupRequest({ kind: "wordings", query: { q: "", lang: "fr", stage: "last", tone: 1, platform: "mail" } }), { kind: "wordings", query: { q: "", ...none } });
  assert.equal(readLookupRequest({ kind: "wordings", query: { q: 5 } }), null);
});

test("a query that is too long is cut between characters", () => {
  const read = readLookupRequest({ kind: "wordings", query: { q: "😀".repeat(300) } });
  assert.equal(read?.kind === "wordings" && read.query.q, "😀".repeat(200));
});

test("favourites and use name a wording by an id that can be one", () => {
  assert.deepEqual(readLookupRequest({ kind: "favourite", id: "ja.thanks_short", on: true }), { kind: "favourite", id: "ja.thanks_short", on: true });
  assert.deepEqual(readLookupRequest({ kind: "used", id: "en.own_0a1b2c" }), { kind: "used", id: "en.own_0a1b2c" });
  for (const id of ["../brand", "ja.", "fr.thanks", "ja.a/../../keys", 7]) {
    assert.equal(readLookupRequest({ kind: "used", id }), null, String(id));
    assert.equal(readLookupRequest({ kind: "favourite", id, on: true }), null, String(id));
  }
  assert.equal(readLookupRequest({ kind: "favourite", id: "ja.thanks_short", on: "yes" }), null);
  assert.equal(readLookupRequest({ kind: "analyze" }), null);
  assert.equal(readLookupRequest(null), null);
});

test("the platform is told by the name of the host and by nothing else of the address", () => {
  const cases = { "https://x.com/a/status/1": "x", "https://pro.x.com/": "x", "https://www.facebook.com/": "facebook", "https://business.facebook.com/x": "facebook", "https://www.instagram.com/p/1/": "instagram", "https://notx.com/": null, "https://x.com.evil.example/": null, "https://desk.example/?u=https://x.com/": null };
  for (const [url, platform] of Object.entries(cases)) assert.equal(platformOf(url), platform, url);
  assert.equal(platformOf(undefined), null);
});

test("only priorities below the lowest one wanted are hidden", () => {
  assert.equal(hidden("low"), "");
  assert.match(hidden("high"), /"low".*"normal"/s);
  assert.doesNotMatch(hidden("high"), /"high"|"critical"|"server"/);
  assert.doesNotMatch(hidden("critical"), /"critical"/);
});
