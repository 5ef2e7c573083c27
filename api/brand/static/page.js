/** The page /brand: reads a profile into the form and stores it as a new version. */

import { byId, createPage, part } from "/static/page.js";
import { storedKey } from "/static/server.js";
import { createBrandClient } from "./client.js";
import { clearFaults, showFaults } from "./faults.js";
import { SECTIONS } from "./fields.js";
import { make, partOf } from "./form.js";
import { objection } from "./objections.js";
import { STRINGS } from "./strings.js";

const form = byId("profile", HTMLFormElement);
const importForm = byId("import", HTMLFormElement);
const file = byId("file", HTMLInputElement);
const brandId = new URLSearchParams(location.search).get("id") ?? "default";

const page = createPage({ strings: STRINGS, onKey: () => void load(), onLanguage: showInLanguage });
const { words } = page;
const client = createBrandClient(brandId, page.language);
/** @type {Record<string, any>} what the form was filled from */
let profile = { id: brandId };
/** ETag of the newest version; empty when there is none yet. */
let tag = "";
/** @type {[name: string, values: Record<string, string|number>]} */
let state = ["loading", {}];
let dirty = false;
let role = "";
/** @type {{name: string, part: import("./form.js").Part}[]} */
let shown = [];

/**
 * @param {string} name
 * @param {Record<string, string|number>} [values]
 */
function say(name, values = {}) {
  state = [name, values];
  const line = part("state");
  line.textContent = words(name, values);
  line.dataset.kind = ["faults", "outdated", "unreachable", "refused"].includes(name) ? "trouble" : "";
  if (name === "outdated") {
    const reload = make("button", { type: "button", class: "outline", "data-action": "reload" }, words("reload"));
    reload.addEventListener("click", () => void load());
    line.append(" ", reload);
  }
}

function showForm() {
  const language = page.language();
  const setting = {
    language,
    words: STRINGS[language],
    zone: () => /** @type {string} */ (read("timezone") ?? profile.timezone ?? "UTC"),
    /** @param {string} message */
    say: (message) => {
      part("state").textContent = message;
    },
  };
  shown = [];
  part("sections").replaceChildren();
  part("contents").replaceChildren();
  for (const { id, title, hint, fields } of SECTIONS) {
    const heading = make("h2", { id: `${id}-heading` }, title[language]);
    const section = make("section", { id: `section-${id}`, class: "section", "aria-labelledby": heading.id }, heading);
    if (hint) section.append(make("p", { class: "hint" }, hint[language]));
    for (const field of fields) {
      const made = partOf(field, profile[field.name], setting);
      shown.push({ name: field.name, part: made });
      section.append(made.element);
      if (field.label[language] === title[language]) made.element.querySelector("legend")?.classList.add("unseen");
    }
    part("sections").append(section);
    part("contents").append(make("li", {}, make("a", { href: `#section-${id}` }, title[language])));
  }
  byId("profile", HTMLFormElement).querySelector('[data-action="save"]')?.toggleAttribute("disabled", role !== "lead");
}

/** @param {string} name */
function read(name) {
  const found = shown.find((one) => one.name === name);
  return found?.part.read(`/${name}`);
}

/** @returns {Record<string, any>} */
function filled() {
  return { ...profile, ...Object.fromEntries(shown.map(({ name, part: made }) => [name, made.read(`/${name}`)])) };
}

async function load() {
  say("loading");
  const [who, stored] = await Promise.all([client.whoami(), client.read()]);
  const current = stored.status === 404 ? { ...(await client.readShipped()), tag: "" } : stored;
  if (who.status === 401 || current.status === 401) return askForKey(storedKey() === "" ? "" : "key_wrong");
  if (current.status !== 200) {
    part("desk").hidden = false;
    return say("unreachable");
  }
  role = who.body?.role ?? "";
  part("role-note").hidden = role === "lead";
  part("role-note").textContent = words("read_only", { role });
  profile = { ...current.body, id: brandId };
  tag = current.tag;
  part("desk").hidden = false;
  dirty = false;
  showForm();
  say(profile.version ? "loaded" : "shipped", { version: profile.version ?? 0 });
  await listVersions();
}

async function listVersions() {
  const answer = await client.versions();
  const format = new Intl.DateTimeFormat(page.language(), { dateStyle: "medium", timeStyle: "short" });
  const entries = (answer.body?.versions ?? []).map((/** @type {import("./client.js").Version} */ one) => {
    const opening = make("button", { type: "button", class: "quiet", "data-action": "version", "data-value": String(one.version) }, words("open_version", { version: one.version }));
    opening.addEventListener("click", async () => showUnsaved(await client.read(one.version), "shown_old", { version: one.version }));
    return make("li", {}, opening, ` ${format.format(new Date(one.saved_at))} `, make("bdi", {}, one.saved_by));
  });
  part("versions").replaceChildren(...entries);
}

/**
 * Shows another profile in the form; it is stored only when somebody saves it.
 * @param {import("./client.js").Answer} answer
 * @param {string} said
 * @param {Record<string, string|number>} [values]
 */
function showUnsaved(answer, said, values) {
  if (answer.status !== 200) return say("unreachable");
  profile = { ...answer.body, id: brandId };
  dirty = true;
  showForm();
  say(said, values);
}

/**
 * @param {import("./client.js").Answer} answer
 * @param {string} done
 * @param {(faults: import("./client.js").Fault[]) => void} refuse
 */
function conclude(answer, done, refuse) {
  if (answer.status === 200) {
    tag = answer.tag;
    dirty = false;
    say(done, { version: Number(/\d+/.exec(tag)?.[0] ?? 0) });
    return true;
  }
  if (answer.status === 0) say("unreachable");
  else if (answer.status === 401) askForKey("key_wrong");
  else if (answer.status === 412) say("outdated");
  else if (answer.status === 422 && answer.body.errors.length > 0) {
    say("faults", { count: answer.body.errors.length });
    /** @type {import("./client.js").Fault[]} */
    const errors = answer.body.errors;
    refuse(errors.map(({ pointer, detail }) => ({ pointer, detail: objection(detail, page.language()) })));
  } else say("refused", { detail: answer.body?.detail ?? "" });
  return false;
}

async function save() {
  clearFaults(form);
  const sent = filled();
  say("saving");
  const answer = await client.save(sent, tag);
  if (conclude(answer, "saved", (faults) => showFaults(form, faults))) {
    profile = answer.body;
    await listVersions();
  }
}

async function exportYaml() {
  const answer = await client.readYaml();
  if (answer.status !== 200) return say("unreachable");
  const url = URL.createObjectURL(new Blob([answer.body], { type: "application/yaml" }));
  make("a", { href: url, download: `henshin-brand-${brandId}.yaml` }).click();
  URL.revokeObjectURL(url);
}

async function importYaml() {
  const errors = part("import-errors");
  errors.replaceChildren();
  const chosen = file.files?.[0];
  const trouble = !chosen ? "no_file" : dirty ? "import_unsaved" : null;
  if (trouble || !chosen) return errors.append(make("li", {}, words(trouble ?? "no_file")));
  say("saving");
  const answer = await client.saveYaml(await chosen.text(), tag);
  const done = conclude(answer, "imported", (faults) => {
    errors.append(...faults.map(({ pointer, detail }) => make("li", {}, make("code", {}, pointer), ` ${detail}`)));
  });
  if (done) {
    await load();
    say("imported", { version: profile.version });
    importForm.reset();
  } else if (answer.status === 400) errors.append(make("li", {}, answer.body.detail));
}

/** @param {import("/static/page.js").KeyTrouble} why */
function askForKey(why) {
  part("desk").hidden = true;
  page.askForKey(why);
}

function showInLanguage() {
  if (shown.length > 0) profile = filled();
  if (part("desk").hidden) return;
  part("role-note").textContent = words("read_only", { role });
  showForm();
  say(...state);
  void listVersions();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (role === "lead") void save();
});
form.addEventListener("input", () => {
  if (!dirty) say("changed");
  dirty = true;
});
importForm.addEventListener("submit", (event) => {
  event.preventDefault();
  void importYaml();
});
document.querySelector('[data-action="example"]')?.addEventListener("click", async () => showUnsaved(await client.readExample(), "example_shown"));
document.querySelector('[data-action="export"]')?.addEventListener("click", () => void exportYaml());
addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

if (storedKey() === "") askForKey("");
else await load();
