/** Moments on the clock of a time zone, as the browser's date-and-time field wants them. */

/**
 * @param {number} moment milliseconds
 * @param {string} zone
 */
function offsetMinutes(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** @param {string} zone */
function known(zone) {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * RFC 3339 to "2026-11-24T12:00" on that zone's clock.
 * @param {string} moment
 * @param {string} zone
 */
export function toClock(moment, zone) {
  const time = Date.parse(moment);
  const minutes = offsetMinutes(time, known(zone) ? zone : "UTC");
  return new Date(time + minutes * 60_000).toISOString().slice(0, 16);
}

/**
 * And back. A clock time that a change of summer time leaves out is read with the offset of the hour before.
 * @param {string} clock
 * @param {string} zone
 */
export function fromClock(clock, zone) {
  const asUtc = Date.parse(`${clock}:00Z`);
  const place = known(zone) ? zone : "UTC";
  const guess = offsetMinutes(asUtc, place);
  const minutes = offsetMinutes(asUtc - guess * 60_000, place);
  const sign = minutes < 0 ? "-" : "+";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${clock}:00${sign}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}
