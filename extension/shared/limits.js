/** Characters of a comment that the server accepts. */
export const MAX_TEXT = 10_000;
