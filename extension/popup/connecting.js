/**
 * The question whether to connect with the server whose page is open. A page can only hold itself out; what is shown is
 * the address the browser itself gives, and nothing is kept before the person agrees and the server has proved to be one.
 */

import { testConnection } from "../options/connection.js";
import { OFFER } from "../options/offer.js";
import { permissionFor, readServer, saveSettings } from "../shared/settings.js";
import { button, h } from "../ui/dom.js";

/**
 * @param {import("../ui/strings.js").Translate} t
 * @param {{server: string, key: string, current: string|null}} offer current: the server that would be replaced
 * @param {{connected: () => void, elsewhere: () => void, refused: () => void}} then elsewhere: the browser has a question
 *   of its own, which it asks from the options page
 */
export function askToConnect(t, { server, key, current }, then) {
  const agree = button({ class: "primary-button", data: { action: "agree" }, press: () => void connect() }, t("connecting_agree"));
  const refuse = button({ class: "quiet-button", data: { action: "refuse" }, press: then.refused }, t("connecting_refuse"));
  const result = h("p", { class: "result", data: { part: "result" }, attributes: { role: "status" }, hidden: true });
  const element = h(
    "section",
    { class: "connecting", data: { part: "connecting" }, attributes: { "aria-labelledby": "connecting-heading" } },
    h("h2", { attributes: { id: "connecting-heading" } }, t("connecting_heading")),
    h("p", { class: "connecting-server", data: { part: "server" } }, server),
    h("p", {}, t("connecting_lead")),
    current !== null && current !== server ? h("p", { class: "hint" }, t("connecting_instead", current)) : null,
    h("div", { class: "desk-row" }, agree, refuse),
    result,
  );

  /** @param {string} outcome @param {string[]} lines */
  function say(outcome, ...lines) {
    result.hidden = false;
    result.dataset.outcome = outcome;
    result.replaceChildren(...lines.map((line, at) => h("span", { class: at === 0 ? "result-title" : "result-line" }, line)));
  }

  async function connect() {
    const address = readServer(server);
    if (!address.ok) return say(address.problem, t(`test_${address.problem}`), t(`test_${address.problem}_hint`));
    if (!(await chrome.permissions.contains({ origins: [permissionFor(address.url)] }))) {
      await chrome.storage.session.set({ [OFFER]: { server: address.url, key } });
      return then.elsewhere();
    }
    agree.disabled = true;
    say("testing", t("options_testing"));
    const { outcome, values } = await testConnection(address.url, key);
    agree.disabled = false;
    const [first, second, third] = values;
    const hintKey = `test_${outcome}_hint`;
    const hint = t(hintKey, first, second, outcome === "ok" ? t(`role_${third}`) : third);
    say(outcome, t(`test_${outcome}`), ...(hint === hintKey ? [] : [hint]));
    if (outcome !== "ok") return;
    await saveSettings({ server: address.url, key });
    agree.hidden = true;
    refuse.textContent = t("close");
    refuse.focus();
    then.connected();
  }

  return { element, focus: () => agree.focus() };
}
