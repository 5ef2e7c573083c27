/** The options page. */

import { SITES, loadSettings, permissionFor, readServer, saveSettings } from "../shared/settings.js";
import { watchAccess } from "./access.js";
import { watchAdapters } from "./adapters.js";
import { watchBrand } from "./brand.js";
import { testConnection } from "./connection.js";
import { OFFER, takeOffer } from "./offer.js";
import { byId, dress, speak } from "./page.js";
import { changeShortcuts, showShortcuts } from "./shortcuts.js";

const form = byId("connection", HTMLFormElement);
const server = byId("server", HTMLInputElement);
const key = byId("key", HTMLInputElement);
const showKey = byId("show-key", HTMLButtonElement);
const test = byId("test", HTMLButtonElement);
const result = byId("result", HTMLDivElement);
const sites = SITES.map((name) => ({ name, box: byId(`site-${name}`, HTMLInputElement) }));
const paused = byId("paused", HTMLInputElement);
const blur = byId("blur", HTMLInputElement);
const brand = byId("brand", HTMLInputElement);
const brandState = byId("brand-state", HTMLElement);
const language = byId("language", HTMLSelectElement);
const theme = byId("theme", HTMLSelectElement);
const least = byId("least", HTMLSelectElement);
const shortcuts = byId("shortcuts", HTMLElement);

const settings = await loadSettings();
let t = await speak(settings);
const showAccess = watchAccess(byId("access", HTMLElement), () => t);
const showAdapters = watchAdapters(byId("adapters", HTMLElement), () => t);

server.value = settings.server;
key.value = settings.key;
for (const { name, box } of sites) box.checked = settings.sites[name];
paused.checked = settings.paused;
blur.checked = settings.blur;
brand.value = settings.brand;
language.value = settings.language;
theme.value = settings.theme;
least.value = settings.least;
labelKeyButton();
// Typing starts only when nothing will be overwritten any more.
for (const control of [server, key, showKey, test, ...sites.map(({ box }) => box), paused, blur, brand, language, theme, least]) control.disabled = false;

function labelKeyButton() {
  const shown = key.type === "text";
  showKey.textContent = t(shown ? "options_key_hide" : "options_key_show");
  showKey.setAttribute("aria-pressed", String(shown));
}

/** @param {import("./connection.js").Report|null} report null while testing */
function show(report) {
  result.hidden = false;
  test.disabled = report === null;
  result.dataset.outcome = report?.outcome ?? "testing";
  const title = document.createElement("p");
  title.className = "result-title";
  title.textContent = report ? t(`test_${report.outcome}`) : t("options_testing");
  result.replaceChildren(title);
  if (!report) return;
  if (report.outcome === "permission") result.append(grantButton());
  const hintKey = `test_${report.outcome}_hint`;
  const [first, second, third] = report.values;
  const hint = t(hintKey, first, second, report.outcome === "ok" ? t(`role_${third}`) : third);
  if (hint === hintKey) return;
  const text = document.createElement("p");
  text.textContent = hint;
  title.after(text);
}

/** The browser lets us ask for a permission only straight after a press. */
function grantButton() {
  const grant = document.createElement("button");
  grant.type = "button";
  grant.className = "quiet-button";
  grant.dataset.action = "grant";
  grant.textContent = t("test_grant");
  grant.addEventListener("click", async () => {
    if (await chrome.permissions.request({ origins: [permissionFor(server.value)] })) await connect();
  });
  return grant;
}

async function connect() {
  const address = readServer(server.value);
  server.setAttribute("aria-invalid", String(!address.ok));
  if (!address.ok) return show({ outcome: address.problem, values: [] });
  show(null);
  const typed = key.value.trim();
  await saveSettings({ server: address.url, key: typed });
  server.value = address.url;
  show(await testConnection(address.url, typed));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void connect();
});
showKey.addEventListener("click", () => {
  key.type = key.type === "password" ? "text" : "password";
  labelKeyButton();
});
for (const { name, box } of sites) {
  box.addEventListener("change", async () => {
    await saveSettings({ sites: { ...(await loadSettings()).sites, [name]: box.checked } });
  });
}
paused.addEventListener("change", () => void saveSettings({ paused: paused.checked }));
blur.addEventListener("change", () => void saveSettings({ blur: blur.checked }));
watchBrand(brand, brandState, () => t);
language.addEventListener("change", async () => {
  const chosen = /** @type {import("../shared/settings.js").Settings["language"]} */ (language.value);
  await saveSettings({ language: chosen });
  t = await speak({ language: chosen, theme: (await loadSettings()).theme });
  labelKeyButton();
  await showAccess();
  await showAdapters();
  await showShortcuts(shortcuts, t);
  result.hidden = true;
  brandState.hidden = true;
});
theme.addEventListener("change", () => {
  const chosen = /** @type {import("../shared/settings.js").Settings["theme"]} */ (theme.value);
  dress(chosen);
  void saveSettings({ theme: chosen });
});
least.addEventListener("change", () => {
  void saveSettings({ least: /** @type {import("../shared/settings.js").Priority} */ (least.value) });
});
byId("change-shortcuts", HTMLButtonElement).addEventListener("click", () => void changeShortcuts());

/** What the person accepted in the popup, where the browser could not be asked for its permission. */
async function showOffer() {
  const offer = await takeOffer();
  if (!offer) return;
  server.value = offer.server;
  key.value = offer.key;
  show({ outcome: "permission", values: [new URL(offer.server).host] });
  result.scrollIntoView({ block: "center" });
}

chrome.storage.onChanged.addListener((changes, area) => {
  if (changes.paused) paused.checked = changes.paused.newValue === true;
  if (changes.blur) blur.checked = changes.blur.newValue === true;
  if (area === "session" && changes[OFFER]?.newValue) void showOffer();
  if (area === "local" && changes.server) server.value = String(changes.server.newValue ?? "");
  if (area === "local" && changes.key) key.value = String(changes.key.newValue ?? "");
});
await showAccess();
await showAdapters();
await showShortcuts(shortcuts, t);
await showOffer();
