/** The toolbar icon's mark: nothing while all is well, a sign when the person should look. */

/**
 * @param {"ok"|"paused"|"trouble"} state
 * @returns {Promise<void>}
 */
export async function showState(state) {
  const text = { ok: "", paused: "II", trouble: "!" }[state];
  await chrome.action.setBadgeText({ text });
  await chrome.action.setBadgeBackgroundColor({ color: state === "trouble" ? "#b3261e" : "#536471" });
}
