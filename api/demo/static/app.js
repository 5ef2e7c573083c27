/** The page at the server's root: the extension's own badge, card and panel around a comment of your choice. */

import { byId, createPage, part } from "/static/page.js";
import { createBadge } from "/ui/badge.js";
import { createCard } from "/ui/comment-card.js";
import { createPanel } from "/ui/reply-panel.js";
import { translator } from "/ui/strings.js";
import { SHEETS } from "/ui/sheets.js";
import { surface } from "/ui/surface.js";
import { createClient } from "./client.js";
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

const OWN = "own";

const ownForm = byId("own", HTMLFormElement);
const ownText = byId("own-text", HTMLTextAreaElement);
const replyText = byId("reply-text", HTMLTextAreaElement);

/** @param {string[]} names */
async function sheet(names) {
  const texts = names.map(async (name) => (await fetch(`/ui/${name}`)).text());
  return (await Promise.all(texts)).join("\n");
}

/** @param {"ja"|"en"} language */
async function translated(language) {
  return translator(await (await fetch(`/_locales/${language}/messages.json`)).json());
}

/** What the badge, card and panel look like and say. */
const looks = Promise.all([sheet(SHEETS.badge), sheet(SHEETS.surface)]);
const translations = { ja: translated("ja"), en: translated("en") };

const page = createPage({
  strings: STRINGS,
  onKey: () => void judge(current()),
  onLanguage: showInLanguage,
  onTheme() {
    for (const { setTheme } of surfaces) setTheme(page.theme());
  },
});
const { language, words } = page;
let chosen = SAMPLES[language()][0].id;
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
  language,
  comment: () => answered,
});
const lookup = createLookup({
  field: byId("lookup-query", HTMLInputElement),
  list: part("lookup-results"),
  status: part("lookup-status"),
  language,
  customer: () => current().name,
  insert: (text) => insertInto(replyText, text, "caret"),
});

/**
 * @param {"badge"|"card"|"panel"} name
 * @param {HTMLElement} content
 * @param {HTMLElement} slot
 * @param {string} css
 */
function mount(name, content, slot, css) {
  const mounted = surface(name, content, { css, theme: page.theme(), language: language() });
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
  const [[badgeCss, surfaceCss], t] = await Promise.all([looks, translations[language()]]);
  if (mine !== turn) return;
  const client = createClient(language(), (code) => {
    if (code === "no_key" || code === "wrong_key") page.askForKey(code === "wrong_key" ? "key_wrong" : "");
  });
  const replyBox = replyBoxOn(replyText);
  const context = { t, language: language(), client, replyBox, drafts: null, corrections: null, blur: null, copy, openSettings: null };
  const badge = createBadge(t, toggleCard);
  mount("badge", badge.element, part("badge"), badgeCss);
  badge.show({ kind: "waiting" });

  const result = await client.explain(comment);
  if (mine !== turn) return;
  badge.show(result.ok ? { kind: "judged", judgement: result.data } : { kind: "failed", code: result.error.code });
  if (!result.ok && (result.error.code === "no_key" || result.error.code === "wrong_key")) return;
  const judgement = result.ok ? result.data : null;
  openCard();
  const panel = createPanel(context, { comment, judgement, chosen: null, folded: false, onFold: () => undefined });
  mount("panel", panel.element, part("panel-slot"), surfaceCss);

  function openCard() {
    const card = createCard(context, { comment, cut: false, judgement, onClose: toggleCard });
    mount("card", card.element, part("card-slot"), surfaceCss);
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

/** @returns {Sample} */
function current() {
  const own = { id: OWN, name: words("own_name"), handle: "", text: ownText.value };
  return SAMPLES[language()].find(({ id }) => id === chosen) ?? own;
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

function showInLanguage() {
  const samples = SAMPLES[language()];
  ownText.placeholder = words("own_placeholder");
  lookup.speak(words("lookup_placeholder"));
  replyText.placeholder = words("reply_placeholder");
  const buttons = samples.map(({ id, name, text }) => sampleButton(id, name, text));
  part("samples").replaceChildren(...buttons, sampleButton(OWN, words("own_choice"), words("own_placeholder")));
  if (chosen !== OWN && !samples.some(({ id }) => id === chosen)) chosen = samples[0].id;
  choose(chosen);
}

ownForm.addEventListener("submit", (event) => {
  event.preventDefault();
  replyText.value = "";
  draftCheck.refresh();
  void judge(current());
});

showInLanguage();
