/**
 * Holds out address and key to the extension, for a short while and only after the person pressed «接続». The extension
 * comes and reads when it is opened on this page; nothing is sent to it.
 */

import { byId, createPage, part } from "/static/page.js";
import { get, storedKey } from "/static/server.js";
import { STRINGS } from "./strings.js";

/** As long as it takes to find the button in the toolbar. */
const HELD_OUT_MS = 120_000;

const section = part("connect");
const owner = part("owner");
const offer = byId("offer", HTMLButtonElement);
const steps = part("steps");
const withdrawn = part("withdrawn");
const done = part("done");

/** @type {{name: string, role: string}|null} */
let who = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;
const page = createPage({ strings: STRINGS, onKey: () => void signIn(), onLanguage: showOwner });

function showOwner() {
  if (who) owner.textContent = page.words("owner_text", { name: who.name, role: page.words(`role_${who.role}`) });
}

/** @param {import("/ui/contract.js").ErrorCode} code */
function troubleFor(code) {
  if (code === "no_key") return "";
  return code === "wrong_key" ? "key_wrong" : "key_unreachable";
}

async function signIn() {
  const answer = await get(page.language(), "/v1/whoami", {});
  who = answer.ok ? { name: answer.data.name, role: answer.data.role } : null;
  section.hidden = who === null;
  showOwner();
  if (!answer.ok) page.askForKey(troubleFor(answer.error.code));
}

/** @param {HTMLElement|null} shown what the page says now */
function say(shown) {
  for (const line of [steps, withdrawn, done]) line.hidden = line !== shown;
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

part("server").textContent = new URL(".", location.href).href.replace(/\/$/, "");
await signIn();
