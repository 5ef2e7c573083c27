/** Which style sheets each piece of the interface wears, in order. Paths are relative to this folder. */
export const SHEETS = {
  badge: ["tokens.css", "badge.css"],
  surface: ["tokens.css", "base.css", "card.css", "suggestion.css", "panel.css", "check.css", "note.css"],
};
