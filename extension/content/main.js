/** Entry of the content script: starts and stops the overlay as the settings say. */

import { adapterFor } from "../platforms/index.js";
import { mend } from "../platforms/mend.js";
import { run } from "./app.js";
import { worker } from "./worker.js";

export async function main() {
  const adapter = await adapterFor(location.hostname);
  if (!adapter) return;
  /** @type {ReturnType<typeof run>|null} */
  let running = null;
  let turn = 0;

  function end() {
    running?.stop();
    running = null;
  }

  /** @param {NonNullable<typeof adapter>} here */
  async function begin(here) {
    const mine = ++turn;
    const start = await worker.start(here.name);
    if (mine !== turn) return;
    end();
    if (!start.ok || !start.data.active) return;
    mend(here.selectors, start.data.selectors);
    running = run(here, start.data, end);
  }

  chrome.runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== chrome.runtime.id) return;
    if (message?.kind === "settings-changed") void begin(adapter);
    if (message?.kind === "blur-changed") running?.setBlur(message.on === true);
  });
  void begin(adapter);
}
