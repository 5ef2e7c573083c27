/** Builds the form from the table of fields, fills it from a profile and reads it back. */

import { fromClock, toClock } from "./zone.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("./fields.js").Words} Words
 *
 * @typedef {object} Part a field on the page
 * @property {HTMLElement} element
 * @property {(path: string) => unknown} read its value; also marks the element with its place in the profile
 *
 * @typedef {object} Setting what every part needs to know
 * @property {"ja"|"en"} language
 * @property {Record<string, string>} words
 * @property {() => string} zone
 * @property {(message: string) => void} say tells people who cannot see it
 */

let made = 0;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node|string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {unknown} value */
const record = (value) => /** @type {Record<string, unknown>} */ (value ?? {});
/** @param {unknown} value */
const text = (value) => (value === null || value === undefined ? "" : String(value));

/**
 * @param {Field} field
 * @param {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} control
 * @param {Setting} setting
 * @param {string} [label]
 */
function labelled(field, control, setting, label = field.label[setting.language]) {
  control.id = `field-${++made}`;
  if (field.max && !(control instanceof HTMLSelectElement)) control.maxLength = field.max;
  const caption = make("label", { for: control.id }, label);
  const element = make("div", { class: "field" }, caption, control);
  return hinted(element, control, field, setting);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} control
 * @param {Field} field
 * @param {Setting} setting
 */
function hinted(element, control, field, setting) {
  if (field.hint) {
    const id = `hint-${++made}`;
    control.setAttribute("aria-describedby", id);
    element.append(make("p", { id, class: "hint" }, field.hint[setting.language]));
  }
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {() => unknown} value
 * @returns {Part}
 */
function simple(element, value) {
  return {
    element,
    read(path) {
      element.dataset.path = path;
      return value();
    },
  };
}

/** @param {boolean} long */
const box = (long) => (long ? make("textarea", { rows: "2" }) : make("input", { type: "text" }));

/** @type {Record<Field["kind"], (field: Field, value: unknown, setting: Setting) => Part>} */
const KINDS = {
  text(field, value, setting) {
    const control = box(false);
    control.value = text(value);
    return simple(labelled(field, control, setting), () => (control.value.trim() === "" && field.optional ? null : control.value.trim()));
  },
  both: (field, value, setting) => bilingual(field, value, setting, (field.max ?? 0) > 60),
  said: (field, value, setting) => bilingual(field, value, setting, true),
  choice(field, value, setting) {
    const options = (field.options ?? []).map(([code, name]) => make("option", { value: code }, name[setting.language]));
    const control = make("select", {}, ...options);
    if (value !== undefined) control.value = text(value);
    return simple(labelled(field, control, setting), () => control.value);
  },
  switch(field, value, setting) {
    const control = make("input", { type: "checkbox", id: `field-${++made}` });
    control.checked = value === true;
    const caption = make("label", { for: control.id, class: "switch" }, control, field.label[setting.language]);
    return simple(hinted(make("div", { class: "field" }, caption), control, field, setting), () => control.checked);
  },
  number(field, value, setting) {
    const control = make("input", { type: "number", min: "0", step: "any", inputmode: "decimal" });
    control.value = text(value);
    return simple(labelled(field, control, setting), () => (control.value === "" ? null : Number(control.value)));
  },
  lines(field, value, setting) {
    const control = make("textarea", { rows: "2" });
    const given = Array.isArray(value) ? value : [];
    control.value = given.join("\n");
    control.rows = Math.min(8, Math.max(2, given.length));
    return simple(labelled(field, control, setting), () => parts(control.value, "\n"));
  },
  spans(field, value, setting) {
    const control = box(false);
    control.value = (Array.isArray(value) ? value : []).join(", ");
    return simple(labelled(field, control, setting), () => parts(control.value.replaceAll(/[、，]/g, ","), ","));
  },
  day(field, value, setting) {
    const control = make("input", { type: "date" });
    control.value = text(value);
    return simple(labelled(field, control, setting), () => (control.value === "" && field.optional ? null : control.value));
  },
  moment(field, value, setting) {
    const control = make("input", { type: "datetime-local" });
    control.value = value ? toClock(text(value), setting.zone()) : "";
    return simple(labelled(field, control, setting), () => (control.value === "" ? null : fromClock(control.value, setting.zone())));
  },
  group,
  list,
};

/**
 * @param {string} value
 * @param {string} separator
 */
const parts = (value, separator) => value.split(separator).map((one) => one.trim()).filter((one) => one !== "");

/**
 * Two fields side by side; each can be at fault on its own.
 * @param {Field} field
 * @param {unknown} value
 * @param {Setting} setting
 * @param {boolean} long
 * @returns {Part}
 */
function bilingual(field, value, setting, long) {
  const given = record(value);
  const sides = /** @type {const} */ (["ja", "en"]).map((code) => {
    const control = box(long);
    control.value = text(given[code]);
    control.lang = code;
    const side = labelled({ ...field, hint: undefined }, control, setting, setting.words[`side_${code}`]);
    return { code, ...simple(side, () => control.value.trim()) };
  });
  const element = make("fieldset", { class: "field pair" }, make("legend", {}, field.label[setting.language]), ...sides.map((side) => side.element));
  hinted(element, element, field, setting);
  return {
    element,
    read(path) {
      element.dataset.path = path;
      const said = Object.fromEntries(sides.map((side) => [side.code, side.read(`${path}/${side.code}`)]));
      return field.optional && said.ja === "" && said.en === "" ? null : said;
    },
  };
}

/**
 * @param {Field[]} fields
 * @param {unknown} value
 * @param {Setting} setting
 */
function several(fields, value, setting) {
  const given = record(value);
  const inner = fields.map((field) => ({ name: field.name, part: partOf(field, given[field.name], setting) }));
  /** @param {string} path */
  const read = (path) => Object.fromEntries(inner.map(({ name, part }) => [name, part.read(`${path}/${name}`)]));
  return { elements: inner.map(({ part }) => part.element), read };
}

/** @param {Field} field @param {unknown} value @param {Setting} setting @returns {Part} */
function group(field, value, setting) {
  const inner = several(field.fields ?? [], value, setting);
  const element = make("fieldset", { class: "field group" }, make("legend", {}, field.label[setting.language]));
  hinted(element, element, field, setting);
  element.append(...inner.elements);
  return {
    element,
    read(path) {
      element.dataset.path = path;
      return inner.read(path);
    },
  };
}

/** @param {Field} field @param {unknown} value @param {Setting} setting @returns {Part} */
function list(field, value, setting) {
  /** @type {{element: HTMLDetailsElement, read: (path: string) => unknown}[]} */
  let entries = [];
  const holder = make("div", { class: "entries" });
  const adding = make("button", { type: "button", class: "outline", "data-action": "add", "data-value": field.name }, field.add?.[setting.language] ?? "");
  const element = make("fieldset", { class: "field list" }, make("legend", {}, field.label[setting.language]), holder, adding);

  /** @param {unknown} given */
  function append(given) {
    const inner = several(field.fields ?? [], given, setting);
    const summary = make("summary", {}, caption(given) || setting.words.new_entry);
    const removing = make("button", { type: "button", class: "quiet", "data-action": "remove" }, setting.words.remove);
    const details = make("details", { class: "entry" }, summary, ...inner.elements, removing);
    const entry = {
      element: details,
      /** @param {string} path */
      read(path) {
        details.dataset.path = path;
        return inner.read(path);
      },
    };
    removing.addEventListener("click", () => {
      entries = entries.filter((one) => one !== entry);
      details.remove();
      adding.focus();
      setting.say(setting.words.removed);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    details.addEventListener("input", () => {
      summary.textContent = caption(inner.read(details.dataset.path ?? "")) || setting.words.new_entry;
    });
    entries.push(entry);
    holder.append(details);
    return details;
  }

  for (const given of Array.isArray(value) ? value : []) append(given);
  adding.addEventListener("click", () => {
    const taken = new Set(entries.map((entry) => text(record(entry.read("")).id)));
    const details = append(fresh(field, taken));
    details.open = true;
    details.querySelector("input, textarea, select")?.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement|null} */ (details.querySelector("input, textarea, select"))?.focus();
  });
  return {
    element,
    read(path) {
      element.dataset.path = path;
      return entries.map((entry, index) => entry.read(`${path}/${index}`));
    },
  };

  /** @param {unknown} given what an entry is called in the list */
  function caption(given) {
    const entry = record(given);
    if (Array.isArray(entry.questions) && entry.questions.length > 0) return text(entry.questions[0]);
    for (const name of ["name", "statement", "answer", "wording", "claim", "word", "term", "url", "day", "id"]) {
      const one = entry[name];
      const said = typeof one === "object" && one !== null ? record(one)[setting.language] || record(one).ja || record(one).en : one;
      if (said) return text(said);
    }
    return "";
  }
}

/**
 * A new entry: an id that is free, the first of every choice.
 * @param {Field} field
 * @param {Set<string>} taken
 */
function fresh(field, taken) {
  /** @type {Record<string, unknown>} */
  const entry = {};
  if (field.fields?.some(({ name }) => name === "id")) {
    const stem = field.name.replace(/s$/, "").replaceAll("_", "-");
    let number = 1;
    while (taken.has(`${stem}-${number}`)) number += 1;
    entry.id = `${stem}-${number}`;
  }
  if (field.fields?.some(({ name }) => name === "currency")) Object.assign(entry, { currency: "JPY", approval_above: 0 });
  return entry;
}

/**
 * @param {Field} field
 * @param {unknown} value
 * @param {Setting} setting
 * @returns {Part}
 */
export function partOf(field, value, setting) {
  return KINDS[field.kind](field, value, setting);
}
