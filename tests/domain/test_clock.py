"""Time: zones, summer time, and the texts in which moments are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import clock as clock_module
from journal.domain.clock import (
    FixedClock,
    SystemClock,
    from_utc_text,
    later_by,
    resolve,
    to_utc_text,
    zone_info,
    zone_name,
    zone_with_offsets,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC", "-03:30"])


def shown(moment: datetime) -> str:
    """What the clock of its own zone shows."""
    return moment.isoformat()[:16]


def test_an_hour_that_is_left_out_moves_forward() -> None:
    moment = resolve("2026-03-29T02:30", "Europe/Berlin")
    assert shown(moment) == "2026-03-29T03:30"
    assert to_utc_text(moment) == "2026-03-29T01:30:00Z"


def test_an_hour_that_comes_twice_is_the_first() -> None:
    assert to_utc_text(resolve("2026-10-25T02:30", "Europe/Berlin")) == "2026-10-25T00:30:00Z"


@pytest.mark.parametrize("wall", ["", "2026-03-29", "2026-02-30T10:00", "2026-03-29T25:00", "x"])
def test_what_is_no_wall_time_is_refused(wall: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        resolve(wall, "Europe/Berlin")


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../etc/passwd", "Europe", "a\0b", "+9:00"])
def test_unknown_zones_are_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        zone_info(zone)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)), ZONES)
def test_resolving_gives_the_wall_time_back_unless_it_is_left_out(
    naive: datetime, zone: str
) -> None:
    wall = naive.strftime("%Y-%m-%dT%H:%M")
    moment = resolve(wall, zone)
    again = shown(moment)
    assert again >= wall
    assert resolve(again, zone) == moment


@given(st.datetimes(timezones=st.sampled_from([UTC, BERLIN, ZoneInfo("Asia/Kathmandu")])))
def test_utc_text_comes_back(moment: datetime) -> None:
    try:
        text = to_utc_text(moment)
    except OverflowError:
        return  # the first and last hours of all years
    assert len(text) == 20
    assert from_utc_text(text) == moment.replace(microsecond=0).astimezone(UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-03-05T09:00:00", "2026-03-05 09:00:00Z", "2026-03-05T09:00Z", "2026-13-05T09:00:00Z"],
)
def test_other_texts_are_no_moments(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_utc_text(text)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_utc_text(datetime(2026, 3, 5))


def test_the_fixed_clock_stands_and_is_moved_by_real_hours() -> None:
    clock = FixedClock(datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN))
    assert (clock.today(), clock.zone) == (date(2026, 3, 28), "Europe/Berlin")
    assert clock.now() == clock.now()
    clock.advance(hours=4)  # the night in which an hour is left out
    assert clock.now() == datetime(2026, 3, 29, 4, 30, tzinfo=BERLIN)
    clock.advance(timedelta(days=1))
    assert clock.today() == date(2026, 3, 30)


def test_a_fixed_clock_without_a_zone_is_utc() -> None:
    assert FixedClock(datetime(2026, 3, 5, 9)).zone == "UTC"


def test_names_of_zones_can_be_read_again() -> None:
    east = datetime(2026, 3, 5, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    west = datetime(2026, 3, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert (zone_name(east), zone_name(west)) == ("+05:30", "-03:30")
    assert resolve("2026-03-05T00:00", zone_name(west)) == west


def test_the_system_clock_takes_the_zone_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert SystemClock().zone == "America/New_York"
    monkeypatch.setenv("TZ", ":/usr/share/zoneinfo/Asia/Tokyo")
    clock = SystemClock()
    assert clock.zone == "Asia/Tokyo"
    assert clock.now().utcoffset() == timedelta(hours=9)
    assert clock.today() == clock.now().date()


def test_the_zone_of_a_link(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    assert clock_module._zone_of_link(link) == "Europe/Lisbon"
    assert clock_module._zone_of_link(tmp_path / "missing") is None
    link.unlink()
    link.symlink_to("/etc/some/file")
    assert clock_module._zone_of_link(link) is None


def test_without_a_name_the_offsets_of_the_system_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(clock_module, "_zone_of_link", lambda link: None)
    offsets = clock_module._offsets_of(ZoneInfo("Asia/Tokyo"), 2026)
    monkeypatch.setattr(clock_module, "_system_offsets", lambda year: offsets)
    clock = SystemClock()
    assert clock.zone == clock.zone == "Asia/Tokyo"
    offsets = clock_module._offsets_of(ZoneInfo("Asia/Dubai"), 2026)  # the traveller has moved
    assert clock.zone == "Asia/Dubai"


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/Phoenix", "Asia/Kathmandu"])
def test_a_zone_is_found_by_its_offsets(name: str) -> None:
    offsets = clock_module._offsets_of(zone_info(name), 2026)
    found = zone_with_offsets(2026, offsets)
    assert clock_module._offsets_of(zone_info(found), 2026) == offsets


def test_offsets_that_no_city_has_become_a_fixed_one() -> None:
    assert zone_with_offsets(2026, (-12_600,) * 12) in ("-03:30", "America/St_Johns")
    assert zone_with_offsets(2026, (4_980,) * 12) == "+01:23"


CHANGES = [  # zone, start, and the end of a meeting of two hours over the change
    ("America/New_York", "2026-03-08T01:30", "2026-03-08T04:30"),
    ("America/New_York", "2026-11-01T00:30", "2026-11-01T01:30"),
    ("Europe/Berlin", "2026-03-29T01:30", "2026-03-29T04:30"),
    ("Europe/Berlin", "2026-10-25T01:30", "2026-10-25T02:30"),
]


@pytest.mark.parametrize(("zone", "start", "end"), CHANGES)
def test_a_meeting_over_a_change_of_the_clocks_lasts_as_long_as_it_lasts(
    zone: str, start: str, end: str
) -> None:
    begun = resolve(start, zone)
    over = later_by(begun, 120)
    assert shown(over) == end
    assert zone_name(over) == zone
    assert over.astimezone(UTC) - begun.astimezone(UTC) == timedelta(hours=2)
    assert later_by(over, -120) == begun


def test_without_a_zone_the_clock_just_goes_on() -> None:
    assert later_by(datetime(2026, 3, 29, 1, 30), 60) == datetime(2026, 3, 29, 2, 30)
