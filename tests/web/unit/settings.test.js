import assert from "node:assert/strict";
import { test } from "node:test";
import { interfaceLanguage, permissionFor, readServer, readSettings } from "../../../extension/shared/settings.js";

test("a server address is read as people type it", () => {
  const cases = {
    " https://henshin.example.co.jp/ ": "https://henshin.example.co.jp",
    "henshin.example.co.jp": "https://henshin.example.co.jp",
    "https://example.com/henshin/": "https://example.com/henshin",
    "https://example.com:8443": "https://example.com:8443",
    "127.0.0.1:8765": "http://127.0.0.1:8765",
    "localhost:8765": "http://localhost:8765",
    "http://localhost:8765/": "http://localhost:8765",
    "https://返信.example": "https://xn--vuqx27m.example",
    "https://[2001:db8::1]:8765": "https://[2001:db8::1]:8765",
  };
  for (const [typed, url] of Object.entries(cases)) {
    const read = readServer(typed);
    assert.equal(read.ok && read.url, url, typed);
  }
});

test("an address that cannot be used says what is wrong with it", () => {
  const cases = {
    "  ": "empty",
    "http://": "malformed",
    "https://exa mple": "malformed",
    "https://%00.example": "malformed",
    "ftp://127.0.0.1": "scheme",
    "http://192.168.0.10:8765": "insecure",
    "http://127.0.0.1.evil.example": "insecure",
    "https://name:secret@henshin.example": "extras",
    "https://henshin.example/?key=1": "extras",
    "https://henshin.example/#key=1": "extras",
  };
  for (const [typed, problem] of Object.entries(cases)) {
    const read = readServer(typed);
    assert.equal(!read.ok && read.problem, problem, typed);
  }
});

test("a name that only begins like this computer's is not taken for it", () => {
  const read = readServer("localhost.example");
  assert.equal(read.ok && read.url, "https://localhost.example");
});

test("the host permission carries no port and no path", () => {
  assert.equal(permissionFor("https://example.com:8443/henshin"), "https://example.com/*");
});

test("stored settings of the wrong kind fall back to the defaults", () => {
  const settings = readSettings({ server: 1, key: null, paused: "yes", language: "fr", sites: "x" });
  assert.deepEqual(settings, { server: "http://127.0.0.1:8765", key: "", paused: false, language: "auto", theme: "auto", least: "low", sites: { x: true, facebook: true, instagram: true }, brand: "default", blur: false });
  assert.deepEqual([readSettings({ brand: "Ours!" }).brand, readSettings({ brand: "hinata-2" }).brand], ["default", "hinata-2"]);
  assert.equal(readSettings({ sites: { x: false } }).sites.x, false);
  assert.deepEqual([readSettings({ theme: "dim" }).theme, readSettings({ theme: "dark" }).theme], ["auto", "dark"]);
  assert.deepEqual([readSettings({ least: "urgent" }).least, readSettings({ least: "high" }).least], ["low", "high"]);
});

test("the interface speaks Japanese to Japanese browsers and English to all others", () => {
  assert.equal(interfaceLanguage("auto", "ja-JP"), "ja");
  assert.equal(interfaceLanguage("auto", "fr"), "en");
  assert.equal(interfaceLanguage("ja", "en-GB"), "ja");
});
