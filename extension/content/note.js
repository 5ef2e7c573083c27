/** Where the note on an unrecognised page stands: in the corner, below everything, out of the way. */

import { createNote } from "../ui/note.js";
import { surface } from "../ui/surface.js";

const PLACE = { position: "fixed", "inset-block-end": "12px", "inset-inline-start": "12px", "inline-size": "min(300px, calc(100vw - 24px))", "z-index": "1" };

/**
 * @param {import("../ui/strings.js").Translate} t
 * @param {import("./overlay.js").Look} look
 * @param {(text: string, beside: HTMLElement) => void} judge
 */
export function showNote(t, look, judge) {
  const content = createNote(t, { judge: (text) => judge(text, host), onClose: () => host.remove() });
  const { host, setTheme } = surface("note", content, look);
  for (const [property, value] of Object.entries(PLACE)) host.style.setProperty(property, value, "important");
  document.body.append(host);
  return { setTheme, remove: () => host.remove() };
}
