import assert from "node:assert/strict";
import { test } from "node:test";
import { fromClock, toClock } from "../../../api/brand/static/zone.js";

test("a moment is shown on the clock of the brand's zone and read back from it", () => {
  assert.equal(toClock("2026-11-24T03:00:00Z", "Asia/Tokyo"), "2026-11-24T12:00");
  assert.equal(fromClock("2026-11-24T12:00", "Asia/Tokyo"), "2026-11-24T12:00:00+09:00");
  assert.equal(fromClock("2026-11-24T12:00", "America/St_Johns"), "2026-11-24T12:00:00-03:30");
});

test("summer time is kept on both sides of its change", () => {
  for (const clock of ["2026-03-29T01:59", "2026-03-29T03:00", "2026-10-25T03:00", "2026-07-01T12:00"]) {
    assert.equal(toClock(fromClock(clock, "Europe/Berlin"), "Europe/Berlin"), clock);
  }
  assert.equal(fromClock("2026-07-01T12:00", "Europe/Berlin"), "2026-07-01T12:00:00+02:00");
});

test("an unknown zone counts as UTC until it is corrected", () => {
  assert.equal(fromClock("2026-11-24T12:00", "Mars/Base"), "2026-11-24T12:00:00+00:00");
});
