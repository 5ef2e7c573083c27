/** The toolbar icon's mark: nothing while all is well, a sign when the person should look. */

/**
 * @param {number} tab
 * @param {boolean} unreadable
 * @returns {Promise<void>}
 */
export async function showPage(tab, unreadable) {
  // An empty text would hide the general mark in this tab; null lets it through again.
  const text = /** @type {string} */ (unreadable ? "?" : null);
  await chrome.action.setBadgeText({ tabId: tab, text });
}

/**
 * @param {"ok"|"paused"|"trouble"} state
 * @returns {Promise<void>}
 */
export async function showState(state) {
  const text = { ok: "", paused: "II", trouble: "!" }[state];
  await chrome.action.setBadgeText({ text });
  await chrome.action.setBadgeBackgroundColor({ color: state === "trouble" ? "#b3261e" : "#536471" });
}
