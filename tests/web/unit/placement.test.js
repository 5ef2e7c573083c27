import assert from "node:assert/strict";
import { test } from "node:test";
import { belowButton, place } from "../../../extension/content/placement.js";

/**
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
const box = (left, top, width, height) => ({ left, top, width, height });
const window = { width: 1280, height: 900 };

test("in a wide window a surface stands right of its block", () => {
  const { left, top, width } = place(box(260, 0, 600, 5000), box(300, 120, 560, 100), window);
  assert.ok(left >= 860 && left + width <= 1280);
  assert.equal(top, 120);
});

test("without room on the right it stands on the left", () => {
  const { left, width } = place(box(660, 0, 600, 900), box(660, 100, 600, 100), window);
  assert.ok(left + width <= 660);
});

test("beside a low anchor there is still room to unfold", () => {
  const { top, maxHeight } = place(box(260, 0, 600, 5000), box(300, 880, 560, 100), window);
  assert.ok(top !== null && top + maxHeight <= 900 && maxHeight >= 600);
});

test("in a narrow window it hangs below its anchor, stands on top of it, or lies along the bottom when there is no room", () => {
  const narrow = { width: 400, height: 780 };
  const below = place(box(0, 0, 400, 3000), box(0, 60, 400, 200), narrow);
  assert.ok(below.top !== null && below.top >= 260);
  const above = place(box(0, 0, 400, 3000), box(0, 500, 400, 200), narrow);
  assert.ok(above.top === null && above.bottom >= 280 && above.bottom + above.maxHeight <= 780);
  const docked = place(box(0, 0, 400, 3000), box(0, 300, 400, 200), narrow);
  assert.ok(docked.top === null && docked.bottom < 10);
  assert.ok(docked.left >= 0 && docked.left + docked.width <= 400 && docked.maxHeight < 780);
});

test("nothing ever leaves the window sideways", () => {
  for (let width = 320; width <= 2000; width += 37) {
    for (let left = -50; left < width; left += 91) {
      const at = place(box(left, 0, Math.min(600, width), 4000), box(left + 10, 300, 80, 20), { width, height: 800 });
      assert.ok(at.left >= 0 && at.left + at.width <= width, JSON.stringify({ width, left, at }));
    }
  }
});

test("a warning hangs below the box in line with its button, above it where there is no room or the panel lies there", () => {
  const desk = box(300, 200, 560, 120);
  const button = box(780, 280, 70, 32);
  const panel = box(880, 100, 376, 700);
  const below = belowButton(desk, button, window, panel);
  assert.ok(below.top >= 320 && below.left + below.width <= 850);
  for (const [size, beside] of [[{ width: 1280, height: 400 }, panel], [window, box(300, 330, 560, 400)]]) {
    const above = belowButton(desk, button, size, beside);
    assert.equal(above.top, null);
    assert.ok(size.height - above.bottom <= 200);
  }
});
