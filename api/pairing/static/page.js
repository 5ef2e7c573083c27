/**
 * Holds out address and key to the extension, for a short while and only after the person pressed «接続». The extension
 * comes and reads when it is opened on this page; nothing is sent to it.
 */

import { get, storeKey, storedKey, takeKeyFromAddress } from "/demo/client.js";
import { STRINGS } from "./strings.js";

const STORED_LANGUAGE = "henshin-language";
/** As long as it takes to find the button in the toolbar. */
const HELD_OUT_MS = 120_000;

/**
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} kind
 * @returns {E}
 */
function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no #${id}`);
  return element;
}

const keyForm = byId("key-form", HTMLFormElement);
const keyField = byId("key", HTMLInputElement);
const keyError = byId("key-error", HTMLElement);
const section = byId("connect", HTMLElement);
const owner = byId("owner", HTMLElement);
const offer = byId("offer", HTMLButtonElement);
const steps = byId("steps", HTMLElement);
const withdrawn = byId("withdrawn", HTMLElement);
const done = byId("done", HTMLElement);

const wanted = localStorage.getItem(STORED_LANGUAGE) ?? navigator.language;
/** @type {"ja"|"en"} */
let language = wanted.toLowerCase().startsWith("ja") ? "ja" : "en";
/** @type {{name: string, role: string}|null} */
let who = null;
let trouble = "";
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

function speak() {
  const words = STRINGS[language];
  document.documentElement.lang = language;
  document.title = `${words.title} – Henshin`;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = words[/** @type {HTMLElement} */ (element).dataset.text ?? ""];
  }
  for (const choice of document.querySelectorAll('[data-action="language"]')) {
    choice.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (choice).dataset.value === language));
  }
  keyError.textContent = words[trouble] ?? "";
  if (who) owner.textContent = words.owner_text.replace("{name}", () => who?.name ?? "").replace("{role}", words[`role_${who.role}`]);
}

/** @param {boolean} asked true when the person has just entered a key */
async function signIn(asked) {
  const answer = await get(language, "/v1/whoami", {});
  who = answer.ok ? { name: answer.data.name, role: answer.data.role } : null;
  trouble = answer.ok || (!asked && storedKey() === "") ? "" : answer.error.code === "wrong_key" ? "key_wrong" : "key_unreachable";
  section.hidden = who === null;
  keyForm.hidden = who !== null;
  keyError.hidden = trouble === "";
  if (who === null) keyField.focus();
  speak();
}

/** @param {HTMLElement|null} shown what the page says now */
function say(shown) {
  for (const part of [steps, withdrawn, done]) part.hidden = part !== shown;
  offer.disabled = shown === steps;
}

/** @param {HTMLElement|null} shown */
function withdraw(shown) {
  clearTimeout(timer);
  delete document.documentElement.dataset.henshinOffer;
  say(shown);
}

offer.addEventListener("click", (event) => {
  if (!event.isTrusted) return;
  document.documentElement.dataset.henshinOffer = storedKey();
  timer = setTimeout(() => withdraw(withdrawn), HELD_OUT_MS);
  say(steps);
});
document.addEventListener("henshin-connected", () => {
  if (!steps.hidden) withdraw(done);
});
addEventListener("pagehide", () => withdraw(null));
keyForm.addEventListener("submit", (event) => {
  event.preventDefault();
  storeKey(keyField.value.trim());
  void signIn(true);
});
for (const choice of document.querySelectorAll('[data-action="language"]')) {
  choice.addEventListener("click", () => {
    language = /** @type {HTMLElement} */ (choice).dataset.value === "ja" ? "ja" : "en";
    localStorage.setItem(STORED_LANGUAGE, language);
    speak();
  });
}

const night = matchMedia("(prefers-color-scheme: dark)");
const showTheme = () => {
  document.body.dataset.theme = night.matches ? "dark" : "light";
};
night.addEventListener("change", showTheme);
showTheme();
takeKeyFromAddress();
byId("server", HTMLElement).textContent = new URL(".", location.href).href.replace(/\/$/, "");
speak();
await signIn(false);
