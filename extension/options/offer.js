/** A server and a key that a page held out and the person accepted, on their way from the popup to the options page. */

/** Their name in session storage, which only the extension's own pages and worker can read. */
export const OFFER = "offer";

/** @typedef {{server: string, key: string}} Offer */

/** @returns {Promise<Offer|null>} once */
export async function takeOffer() {
  const offer = /** @type {Offer|undefined} */ ((await chrome.storage.session.get(OFFER))[OFFER]);
  if (offer) await chrome.storage.session.remove(OFFER);
  return offer ?? null;
}
