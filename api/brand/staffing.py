"""When the desk is staffed: business hours on the clock of the brand's own time zone."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.brand.profile import Brand

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AHEAD = 60
"""Days that are looked through; no desk is closed longer."""


def staffed_until(brand: Brand, start: datetime, span: timedelta) -> datetime | None:
    """The moment at which `span` of staffed time has passed since `start`; the zone is that of `start`.

    None where the profile gives no hours, or none within two months.
    """
    if not any(getattr(brand.hours, day) for day in _WEEKDAYS):
        return None
    left = span
    for opens, closes in _openings(brand, start):
        begin = max(opens, start)
        if begin + left <= closes:
            return (begin + left).astimezone(start.tzinfo)
        left -= max(closes - begin, timedelta())
    return None


def _openings(brand: Brand, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Spans in which the desk is staffed, from the one that `start` may lie in, in order."""
    zone = ZoneInfo(brand.timezone)
    closed = {holiday.day for holiday in brand.hours.holidays}
    first = start.astimezone(zone).date() - timedelta(days=1)
    for day in (first + timedelta(days=number) for number in range(_AHEAD)):
        if day not in closed:
            for span in sorted(getattr(brand.hours, _WEEKDAYS[day.weekday()])):
                opens, closes = (_moment(day, clock, zone) for clock in span.split("-"))
                if closes <= opens:
                    closes = _moment(day + timedelta(days=1), span.split("-")[1], zone)
                if closes > start:
                    yield opens, closes


def _moment(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """A time of day as a moment in UTC, in which spans are counted: a day may have 23 or 25 hours."""
    hour, minute = map(int, clock.split(":"))
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    return datetime.combine(day, time(hour, minute), zone).astimezone(ZoneInfo("UTC"))
