/** The badges: one for each comment on the page, following what the page shows. */

import { createBadge } from "../ui/badge.js";
import { surface } from "../ui/surface.js";
import { fingerprint } from "../shared/hash.js";

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 * @typedef {import("../ui/contract.js").ErrorCode} ErrorCode
 * @typedef {import("../ui/surface.js").Theme} Theme
 *
 * @typedef {object} Entry what is known of one post on the page
 * @property {Element} post
 * @property {Comment} comment
 * @property {boolean} cut
 * @property {string} version changes when the post shows another comment or other words
 * @property {HTMLElement} host
 * @property {number} attached how often the badge was put on the page
 * @property {ReturnType<typeof createBadge>} badge
 * @property {(theme: Theme) => void} setTheme
 * @property {"new"|"asked"|"judged"|"failed"|"refused"} state
 * @property {Judgement|null} judgement
 */

const ATTACH_AT_MOST = 5;
/**
 * In the slack of a header row a badge takes what nobody else needs. Behind the end of a row it takes nothing at all: its
 * box is empty and the chip hangs over the edge.
 * @type {Record<import("../platforms/index.js").BadgePlace["kind"], Record<string, string>>}
 */
const BADGE_STYLES = {
  slack: { flex: "none", "align-self": "flex-start", "margin-inline": "auto 4px", "block-size": "20px" },
  end: { flex: "none", display: "inline-block", "align-self": "center", position: "relative", "vertical-align": "middle", "inline-size": "0", "block-size": "0" },
};
/** Room the chip needs for its words; with less it shows its sign only. */
const ROOM_FOR_WORDS = 150;
/** Room the sign alone needs, with its distance from the row. */
const ROOM_FOR_SIGN = 38;

export class Posts {
  /** @type {Map<Element, Entry>} */
  #entries = new Map();
  /** @type {Set<Entry>} */
  #unmeasured = new Set();
  /** @type {Map<string, number>} */
  #gaps = new Map();
  #adapter;
  #look;
  #t;
  #judge;
  #open;
  #changed;
  #recovered;
  #told;

  /**
   * @param {object} parts
   * @param {Adapter} parts.adapter
   * @param {() => import("./overlay.js").Look} parts.look
   * @param {import("../ui/strings.js").Translate} parts.t
   * @param {(comment: Comment, near: boolean) => Promise<import("../ui/contract.js").Result<Judgement>>} parts.judge near: not in view yet
   * @param {(entry: Entry) => void} parts.open called when a badge is pressed
   * @param {(entry: Entry) => void} parts.changed called before an entry's badge is taken away
   * @param {(post: Element) => void} parts.recovered called for each failed post once the server answers again
   * @param {(entry: Entry) => void} parts.told called when a judgement is known, and again when the page has redrawn its post
   */
  constructor({ adapter, look, t, judge, open, changed, recovered, told }) {
    this.#adapter = adapter;
    this.#look = look;
    this.#t = t;
    this.#judge = judge;
    this.#open = open;
    this.#changed = changed;
    this.#recovered = recovered;
    this.#told = told;
  }

  /**
   * @param {Element} post
   * @returns {boolean} false when the page has not finished this post
   */
  examine(post) {
    const reading = this.#adapter.read(post);
    if (reading.status !== "ok") {
      this.gone(post);
      return reading.status === "skip";
    }
    const { comment, cut } = reading;
    const version = `${comment.id} ${fingerprint(comment.text)} ${cut}`;
    const known = this.#entries.get(post);
    if (known?.version === version) {
      known.comment = comment;
      // Where the page insists on removing a badge, it wins.
      if (!known.host.isConnected && known.attached < ATTACH_AT_MOST) this.#attach(known);
      if (known.judgement) this.#told(known);
      return true;
    }
    if (known) this.gone(post);
    /** @type {Entry} */
    const entry = { post, comment, cut, version, attached: 0, state: "new", judgement: null, ...this.#makeBadge(() => this.#open(entry)) };
    if (!this.#attach(entry)) return false;
    this.#entries.set(post, entry);
    entry.badge.show({ kind: "waiting" });
    return true;
  }

  /** @param {() => void} open */
  #makeBadge(open) {
    const badge = createBadge(this.#t, open);
    const { host, setTheme } = surface("badge", badge.element, this.#look());
    return { badge, host, setTheme };
  }

  /** @param {Entry} entry */
  #attach(entry) {
    const place = this.#adapter.badgePlace(entry.post);
    if (!place) return false;
    entry.attached += 1;
    for (const [property, value] of Object.entries(BADGE_STYLES[place.kind])) {
      entry.host.style.setProperty(property, value, "important");
    }
    entry.badge.element.classList.toggle("hanging", place.kind === "end");
    place.parent.insertBefore(entry.host, place.before);
    if (place.kind === "end") {
      entry.host.style.setProperty("margin-inline-start", `-${this.#gapOf(place.parent)}px`, "important");
      entry.host.style.removeProperty("left");
      this.#unmeasured.add(entry);
    }
    return true;
  }

  /**
   * The distance a row keeps before each of its items, ours included; the same in all rows of one kind.
   * @param {Element} row
   */
  #gapOf(row) {
    const kind = `${row.tagName} ${row.className}`;
    const known = this.#gaps.get(kind);
    if (known !== undefined) return known;
    const { display, columnGap } = getComputedStyle(row);
    const gap = /flex|grid/.test(display) ? Number.parseFloat(columnGap) || 0 : 0;
    this.#gaps.set(kind, gap);
    return gap;
  }

  /** Fit the badges that were attached since to the room beside them; all are measured at once. */
  fit() {
    const entries = [...this.#unmeasured];
    const places = entries.map(({ post, host }) => {
      const { left } = host.getBoundingClientRect();
      const row = /** @type {Element} */ (host.parentElement ?? host).getBoundingClientRect();
      return { room: post.getBoundingClientRect().right - left, back: left - row.left };
    });
    entries.forEach(({ badge, host }, index) => {
      const { room, back } = places[index];
      badge.element.classList.toggle("tight", room < ROOM_FOR_WORDS);
      // A row that is full has room before it, below the picture of who wrote.
      if (room < ROOM_FOR_SIGN) host.style.setProperty("left", `-${back + ROOM_FOR_SIGN}px`, "important");
    });
    this.#unmeasured.clear();
  }

  /**
   * @param {Element} post
   * @param {boolean} near not in view yet
   */
  async seen(post, near) {
    const entry = this.#entries.get(post);
    if (entry && (entry.state === "new" || entry.state === "failed")) await this.ask(entry, near);
  }

  /**
   * @param {Entry} entry
   * @param {boolean} near
   */
  async ask(entry, near) {
    entry.state = "asked";
    const result = await this.#judge(entry.comment, near);
    if (this.#entries.get(entry.post) !== entry) return;
    if (result.ok) return this.judged(entry.comment, result.data);
    // What the server refuses once it refuses always; everything else is worth another try later.
    entry.state = result.error.code === "refused" ? "refused" : "failed";
    entry.badge.show({ kind: "failed", code: result.error.code });
  }

  /**
   * @param {Comment} comment
   * @param {Judgement} judgement
   */
  judged(comment, judgement) {
    for (const entry of this.#entries.values()) {
      if (entry.comment.id === comment.id && entry.comment.text === comment.text) {
        entry.state = "judged";
        entry.judgement = judgement;
        entry.badge.show({ kind: "judged", judgement });
        this.#told(entry);
      } else if (entry.state === "failed") this.#recovered(entry.post);
    }
  }

  /** @returns {Comment[]} */
  comments() {
    return [...this.#entries.values()].map(({ comment }) => comment);
  }

  /** @param {Element} post */
  gone(post) {
    const entry = this.#entries.get(post);
    if (!entry) return;
    this.#entries.delete(post);
    this.#unmeasured.delete(entry);
    this.#changed(entry);
    entry.host.remove();
  }

  /** @param {string} id of a comment */
  byId(id) {
    return [...this.#entries.values()].find(({ comment }) => comment.id === id) ?? null;
  }

  /** @returns {Iterable<Entry>} */
  entries() {
    return this.#entries.values();
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    for (const entry of this.#entries.values()) entry.setTheme(theme);
  }

  clear() {
    for (const post of [...this.#entries.keys()]) this.gone(post);
  }
}
