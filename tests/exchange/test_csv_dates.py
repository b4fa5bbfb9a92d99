"""Days as other programs write them."""

from __future__ import annotations

from datetime import date

import pytest

from journal.exchange.csv_dates import Numeric, is_no_date, order_of, read_date, resolve

TODAY = date(2026, 3, 5)
MARCH = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Mar 2024", MARCH),
        ("12-Mar-24", MARCH),
        ("12. März 2024", MARCH),
        ("12 mars 2024", MARCH),
        ("Mar 12, 2024", MARCH),
        ("March 12 2024", MARCH),
        ("2024-03-12", MARCH),
        ("2024/3/12", MARCH),
        ("2024-03-12T10:20:30Z", MARCH),
        ("2024-03-12 10:20", MARCH),
        ("12.03.2024", MARCH),
        ("12.3.24", MARCH),
        ("13/3/2024", date(2024, 3, 13)),
        ("3/13/2024", date(2024, 3, 13)),
        ("5/5/2024", date(2024, 5, 5)),
        ("45363", MARCH),
        ("1 Dez 98", date(1998, 12, 1)),
        ("1 Jan 26", date(2026, 1, 1)),
        ("1 Jan 27", date(1927, 1, 1)),
        ("29 Feb 2023", None),
        ("2024-13-01", None),
        ("12 Foo 2024", None),
        ("0000-01-01", None),
        ("year 10000", None),
        ("1/2", None),
        ("", None),
        ("99/99/2024", None),
        ("9999-12-31", date(9999, 12, 31)),
        ("99999", date(2173, 10, 13)),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day


def test_numbers_in_either_order() -> None:
    found = read_date("3/4/2024", TODAY)
    assert found == Numeric(3, 4, 2024)
    assert isinstance(found, Numeric)
    assert resolve(found, day_first=True) == date(2024, 4, 3)
    assert resolve(found, day_first=False) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["1/2/24", "13/2/24"], True),
        (["1/2/24", "2/13/24"], False),
        (["1/2/24", "3/4/24"], None),
        (["13/2/24", "2/13/24"], None),
        (["13.2.24", "1/2/24", "", "soon"], None),
    ],
)
def test_order_of_a_column(column: list[str], order: bool | None) -> None:
    assert order_of(column) is order


@pytest.mark.parametrize("text", ["0/0/00", "0.0.00", "00.00.0000", "0000-00-00", "0/0/0000", "--"])
def test_no_date_at_all(text: str) -> None:
    assert is_no_date(text)


@pytest.mark.parametrize("text", ["1/1/00", "2000-01-01", "10/10/00", "0"])
def test_dates_with_zeros(text: str) -> None:
    assert not is_no_date(text)
