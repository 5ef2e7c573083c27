/** The toolbar popup: whether Henshin is working, and a switch to pause it. */

import { byId, speak } from "../options/page.js";
import { loadSettings, saveSettings } from "../shared/settings.js";

const state = byId("state", HTMLParagraphElement);
const hint = byId("hint", HTMLParagraphElement);
const pause = byId("pause", HTMLButtonElement);
const options = byId("options", HTMLButtonElement);

const t = await speak((await loadSettings()).language);

async function show() {
  const { paused, key } = await loadSettings();
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const answer = await chrome.runtime.sendMessage({ kind: "state", tab: tab?.id ?? null });
  /** @type {string|null} */
  const health = key === "" ? "no_key" : answer?.data?.unreadable ? "unreadable" : (answer?.data?.health ?? null);
  const trouble = !paused && health !== null && health !== "ok";
  state.dataset.state = paused ? "paused" : (health ?? "idle");
  state.textContent = t(paused ? "popup_paused" : trouble ? `error_${health}` : health ? "popup_active" : "popup_idle");
  hint.hidden = !trouble;
  hint.textContent = trouble ? t(`error_${health}_hint`) : "";
  pause.textContent = t(paused ? "popup_resume" : "popup_pause");
  pause.setAttribute("aria-pressed", String(paused));
}

pause.addEventListener("click", async () => {
  await saveSettings({ paused: !(await loadSettings()).paused });
  await show();
});
options.addEventListener("click", async () => {
  await chrome.runtime.openOptionsPage();
  close();
});
await show();
