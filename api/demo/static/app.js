/** The page at the server's root: the extension's own badge, card and panel around a comment of your choice. */

import { createBadge } from "/ui/badge.js";
import { createCard } from "/ui/comment-card.js";
import { createPanel } from "/ui/reply-panel.js";
import { translator } from "/ui/strings.js";
import { SHEETS } from "/ui/sheets.js";
import { surface } from "/ui/surface.js";
import { createClient, storeKey, storedKey, takeKeyFromAddress } from "./client.js";
import { createDraftCheck } from "./draft-check.js";
import { createLookup } from "./lookup.js";
import { insertInto, replyBoxOn } from "./reply-box.js";
import { SAMPLES } from "./samples.js";
import { STRINGS } from "./strings.js";

/**
 * @typedef {import("/ui/contract.js").Comment} Comment
 * @typedef {import("/ui/surface.js").Surface} Surface
 * @typedef {import("./samples.js").Sample} Sample
 */

const STORED_LANGUAGE = "henshin-language";
const OWN = "own";

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

/** @param {string} id */
const part = (id) => byId(id, HTMLElement);

const keyForm = byId("key-form", HTMLFormElement);
const keyField = byId("key", HTMLInputElement);
const ownForm = byId("own", HTMLFormElement);
const ownText = byId("own-text", HTMLTextAreaElement);
const replyText = byId("reply-text", HTMLTextAreaElement);
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @param {string[]} names */
async function sheet(names) {
  const texts = names.map(async (name) => (await fetch(`/ui/${name}`)).text());
  return (await Promise.all(texts)).join("\n");
}

takeKeyFromAddress();
const [badgeCss, surfaceCss] = await Promise.all([sheet(SHEETS.badge), sheet(SHEETS.surface)]);

/** @type {"ja"|"en"} */
let language = firstLanguage();
let t = translator({});
let chosen = SAMPLES[language][0].id;
let turn = 0;
/** @type {Surface[]} */
let surfaces = [];
/** @type {Comment|null} */
let answered = null;

const draftCheck = createDraftCheck({
  field: replyText,
  marks: part("draft-marks"),
  status: part("draft-status"),
  length: part("draft-length"),
  list: part("findings"),
  language: () => language,
  comment: () => answered,
});
const lookup = createLookup({
  field: byId("lookup-query", HTMLInputElement),
  list: part("lookup-results"),
  status: part("lookup-status"),
  language: () => language,
  customer: () => current().name,
  insert: (text) => insertInto(replyText, text, "caret"),
});

/** @returns {"ja"|"en"} */
function firstLanguage() {
  const wanted = localStorage.getItem(STORED_LANGUAGE) ?? navigator.language;
  return wanted.toLowerCase().startsWith("ja") ? "ja" : "en";
}

/** @returns {import("/ui/surface.js").Theme} */
const theme = () => (dark.matches ? "dark" : "light");

/**
 * @param {"badge"|"card"|"panel"} name
 * @param {HTMLElement} content
 * @param {HTMLElement} slot
 */
function mount(name, content, slot) {
  const css = name === "badge" ? badgeCss : surfaceCss;
  const mounted = surface(name, content, { css, theme: theme(), language });
  surfaces.push(mounted);
  slot.replaceChildren(mounted.host);
}

/** @param {string} id */
function fingerprint(id) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return sum;
}

/** @param {Sample} sample */
function showPost({ id, name, handle, text }) {
  part("name").textContent = name;
  part("handle").textContent = handle;
  part("reply-handle").textContent = handle || name;
  part("text").textContent = text;
  part("text").hidden = id === OWN && text === "";
  const avatar = part("avatar");
  avatar.textContent = Array.from(name)[0] ?? "";
  avatar.style.setProperty("--hue", String(fingerprint(handle)));
  ownForm.hidden = id !== OWN;
  replyText.value = "";
  draftCheck.refresh();
}

/** @param {Sample} sample */
async function judge(sample) {
  const mine = ++turn;
  surfaces = [];
  for (const slot of ["badge", "card-slot", "panel-slot"]) part(slot).replaceChildren();
  answered = null;
  if (sample.text.trim() === "") return;
  /** @type {Comment} */
  const comment = {
    id: `x:demo-${sample.id}`,
    platform: "x",
    text: sample.text,
    author: sample.handle ? { handle: sample.handle, name: sample.name } : { name: sample.name },
    posted_at: new Date().toISOString(),
  };
  answered = comment;
  const client = createClient(language, (code) => {
    if (code === "no_key" || code === "wrong_key") askForKey(code === "wrong_key");
  });
  const replyBox = replyBoxOn(replyText);
  const context = { t, language, client, replyBox, drafts: null, corrections: null, blur: null, copy, openSettings: null };
  const badge = createBadge(t, toggleCard);
  mount("badge", badge.element, part("badge"));
  badge.show({ kind: "waiting" });

  const result = await client.explain(comment);
  if (mine !== turn) return;
  badge.show(result.ok ? { kind: "judged", judgement: result.data } : { kind: "failed", code: result.error.code });
  if (!result.ok && (result.error.code === "no_key" || result.error.code === "wrong_key")) return;
  const judgement = result.ok ? result.data : null;
  openCard();
  const panel = createPanel(context, { comment, judgement, chosen: null, folded: false, onFold: () => undefined });
  mount("panel", panel.element, part("panel-slot"));

  function openCard() {
    const card = createCard(context, { comment, cut: false, judgement, onClose: toggleCard });
    mount("card", card.element, part("card-slot"));
    badge.element.setAttribute("aria-expanded", "true");
    return card;
  }

  function toggleCard() {
    const slot = part("card-slot");
    if (slot.childElementCount === 0) return openCard().focus();
    slot.replaceChildren();
    badge.element.setAttribute("aria-expanded", "false");
    badge.element.focus({ preventScroll: true });
  }
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {boolean} wrong */
function askForKey(wrong) {
  keyForm.hidden = false;
  const error = part("key-error");
  error.hidden = !wrong;
  error.textContent = wrong ? STRINGS[language].key_wrong : "";
  keyField.focus();
}

/** @returns {Sample} */
function current() {
  const own = { id: OWN, name: STRINGS[language].own_name, handle: "", text: ownText.value };
  return SAMPLES[language].find(({ id }) => id === chosen) ?? own;
}

/** @param {string} id */
function choose(id) {
  chosen = id;
  for (const button of part("samples").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.value === id));
  }
  const sample = current();
  showPost(sample.id === OWN ? { ...sample, text: "" } : sample);
  if (id === OWN) ownText.focus();
  void judge(sample);
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} text
 */
function sampleButton(id, name, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.action = "sample";
  button.dataset.value = id;
  const who = document.createElement("span");
  who.className = "sample-name";
  who.textContent = name;
  const what = document.createElement("span");
  what.className = "sample-text";
  what.textContent = text;
  button.append(who, what);
  button.addEventListener("click", () => choose(id));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

async function speak() {
  const words = STRINGS[language];
  t = translator(await (await fetch(`/_locales/${language}/messages.json`)).json());
  document.documentElement.lang = language;
  document.title = `Henshin — ${words.title}`;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = words[/** @type {HTMLElement} */ (element).dataset.text ?? ""];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[/** @type {HTMLElement} */ (element).dataset.label ?? ""]);
  }
  ownText.placeholder = words.own_placeholder;
  lookup.speak(words);
  replyText.placeholder = words.reply_placeholder;
  for (const button of document.querySelectorAll('[data-action="language"]')) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.value === language));
  }
  const samples = SAMPLES[language].map(({ id, name, text }) => sampleButton(id, name, text));
  part("samples").replaceChildren(...samples, sampleButton(OWN, words.own_choice, words.own_placeholder));
  if (chosen !== OWN && !SAMPLES[language].some(({ id }) => id === chosen)) chosen = SAMPLES[language][0].id;
  choose(chosen);
}

for (const button of document.querySelectorAll('[data-action="language"]')) {
  button.addEventListener("click", () => {
    language = /** @type {HTMLElement} */ (button).dataset.value === "ja" ? "ja" : "en";
    localStorage.setItem(STORED_LANGUAGE, language);
    void speak();
  });
}
keyForm.addEventListener("submit", (event) => {
  event.preventDefault();
  storeKey(keyField.value.trim());
  keyForm.hidden = true;
  void judge(current());
});
ownForm.addEventListener("submit", (event) => {
  event.preventDefault();
  replyText.value = "";
  draftCheck.refresh();
  void judge(current());
});
dark.addEventListener("change", () => {
  document.body.dataset.theme = theme();
  for (const { setTheme } of surfaces) setTheme(theme());
});

document.body.dataset.theme = theme();
if (storedKey() === "") askForKey(false);
await speak();
