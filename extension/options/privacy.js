/** The privacy page: fixed words, and the one address everything goes to. */

import { loadSettings } from "../shared/settings.js";
import { byId, speak } from "./page.js";

const settings = await loadSettings();
await speak(settings);
byId("server", HTMLElement).textContent = settings.server;
