import assert from "node:assert/strict";
import { test } from "node:test";
import { codeForStatus } from "../../../extension/background/api.js";
import { themeOf } from "../../../extension/content/theme.js";
import { networkOutcome } from "../../../extension/options/connection.js";
import { readCount } from "../../../extension/platforms/page.js";
import { fingerprint } from "../../../extension/shared/hash.js";

test("counts are read as X prints them in Japanese and English", () => {
  const cases = { "": 0, "7": 7, "1,234": 1234, "2.5K": 2500, "1.2M": 1_200_000, "2.5万": 25_000, "3億": 300_000_000, "1,2万": 12_000, "more": 0 };
  for (const [text, count] of Object.entries(cases)) assert.equal(readCount(text), count, text);
});

test("the three themes of X are told apart by their background", () => {
  assert.equal(themeOf("rgb(255, 255, 255)"), "light");
  assert.equal(themeOf("rgb(21, 32, 43)"), "dim");
  assert.equal(themeOf("rgb(0, 0, 0)"), "dark");
  assert.equal(themeOf("rgba(0, 0, 0, 0)"), "light");
});

test("the browser's words for a failed request are understood in Chromium and Firefox", () => {
  const cases = {
    "net::ERR_CERT_AUTHORITY_INVALID": "tls",
    "net::ERR_SSL_PROTOCOL_ERROR": "tls",
    "Peer’s Certificate issuer is not recognized.": "tls",
    MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT: "tls",
    "net::ERR_NAME_NOT_RESOLVED": "dns",
    NS_ERROR_UNKNOWN_HOST: "dns",
    "net::ERR_CONNECTION_REFUSED": "refused",
    NS_ERROR_CONNECTION_REFUSED: "refused",
    "net::ERR_INTERNET_DISCONNECTED": "offline",
    "net::ERR_TIMED_OUT": "timeout",
    NS_ERROR_NET_TIMEOUT: "timeout",
    "net::ERR_UNSAFE_PORT": "unreachable",
  };
  for (const [reason, outcome] of Object.entries(cases)) assert.equal(networkOutcome(reason), outcome, reason);
});

test("each kind of answer of the server has its own name", () => {
  const cases = { 400: "refused", 401: "wrong_key", 403: "forbidden", 404: "not_henshin", 413: "refused", 422: "refused", 429: "busy", 500: "server", 503: "server" };
  for (const [status, code] of Object.entries(cases)) assert.equal(codeForStatus(Number(status)), code, status);
});

test("a text and the same text changed have different fingerprints", () => {
  const texts = ["", "a", "b", "ab", "ba", "届きません", "届きません。", "\u0100", "\u0001"];
  assert.equal(new Set(texts.map(fingerprint)).size, texts.length);
  assert.equal(fingerprint("届きません"), fingerprint("届きません"));
});
