/** Deadlines in words. */

/**
 * @param {Date} time
 * @param {Date} now
 * @param {string} language
 * @returns {string} the time of day, with the date when it is not today
 */
export function clock(time, now, language) {
  const sameDay = time.toDateString() === now.toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const day = sameDay ? {} : { month: "numeric", day: "numeric" };
  return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(time);
}

/**
 * @param {number} milliseconds a span, its sign ignored
 * @param {string} language
 * @returns {string} its two largest units, such as 「3時間20分」 or “3h 20m”
 */
export function span(milliseconds, language) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const parts = [
    { value: Math.floor(minutes / 1440), unit: "day" },
    { value: Math.floor(minutes / 60) % 24, unit: "hour" },
    { value: minutes % 60, unit: "minute" },
  ];
  const largest = parts.findIndex(({ value }) => value > 0);
  const from = largest === -1 ? parts.length - 1 : largest;
  const unitDisplay = language === "ja" ? "long" : "narrow";
  return parts
    .slice(from, from + 2)
    .filter(({ value }, index) => value > 0 || index === 0)
    .map(({ value, unit }) => {
      const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay });
      return format.format(value).replace(/\s/g, "");
    })
    .join(language === "ja" ? "" : " ");
}
