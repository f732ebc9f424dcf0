import pytest

from clauses.judgement.dates import (
    Stated,
    dates,
    impossible_dates,
    iso_date,
    iso_length,
    last_day,
    length_between,
    lengths,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 1, 2024", "2024-03-01"),
        ("march 1 2024", "2024-03-01"),
        ("Sept. 9th, 2023", "2023-09-09"),
        ("1 March 2024", "2024-03-01"),
        ("1st day of March, 2024", "2024-03-01"),
        ("15t h day of January 2018", "2018-01-15"),
        ("twenty-first day of June, 2025", "2025-06-21"),
        ("03/04/2024", "2024-03-04"),
        ("3/4/24", "2024-03-04"),
        ("12-31-2024", "2024-12-31"),
        ("2024-03-04", "2024-03-04"),
    ],
)
def test_date(text: str, date: str) -> None:
    sentence = f"It runs from {text}, at noon."
    (found,) = dates(sentence)
    assert found.value == iso_date(text) == date
    assert sentence[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2024",
        "13/45/2024",
        "the ____ day of ________, 2024",
        "fiscal year 2024-25",
        "2 CFR 200.334, in 2024",
        "Section 7284.6 of 2017",
        "May 2024",
        "call 555-12-3456",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == ()


def test_several_dates_in_order() -> None:
    text = "from July 1, 2024 to June 30, 2027"
    assert dates(text) == (Stated(5, 17, "2024-07-01"), Stated(21, 34, "2027-06-30"))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("five (5) years", "P5Y"),
        ("one-year", "P1Y"),
        ("36 months", "P36M"),
        ("36-month", "P36M"),
        ("thirty six (36) months", "P36M"),
        ("(2) two years", "P2Y"),
        ("ninety calendar days", "P90D"),
        ("one hundred eighty (180) calendar days", "P180D"),
        ("one hundred and eighty days", "P180D"),
        ("two weeks", "P2W"),
        ("twelve consecutive months", "P12M"),
    ],
)
def test_length(text: str, length: str) -> None:
    assert iso_length(text) == length
    assert [found.value for found in lengths(f"a term of {text}.")] == [length]


@pytest.mark.parametrize(
    "text", ["several years", "a few days", "the years", "0 days", "business day"]
)
def test_what_is_no_length(text: str) -> None:
    assert lengths(text) == ()


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("2024-03-01", "2027-02-28", "P3Y"),
        ("2024-03-01", "2027-03-01", "P3Y"),
        ("2025-01-06", "2027-07-05", "P30M"),
        ("2024-07-01", "2025-06-30", "P1Y"),
        ("2024-07-01", "2024-09-15", None),
        ("2024-07-01", "2024-07-01", None),
        ("2024-07-01", "2023-06-30", None),
    ],
)
def test_length_between(first: str, last: str, length: str | None) -> None:
    assert length_between(first, last) == length


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        ("2024-03-01", "P3Y", "2027-02-28"),
        ("2025-07-15", "P2Y", "2027-07-14"),
        ("2025-01-06", "P30M", "2027-07-05"),
        ("2024-12-01", "P1M", "2024-12-31"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-08-31", "P6M", "2025-02-28"),
        ("2025-05-20", "P180D", None),
    ],
)
def test_last_day(first: str, length: str, last: str | None) -> None:
    assert last_day(first, length) == last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ends February 30, 2026.", ((8, "February 30, 2026"),)),
        ("It ends the 31st day of June, 2026.", ((12, "31st day of June, 2026"),)),
        ("It ends February 28, 2026.", ()),
        ("Contract 13/45/2026 is meant.", ()),
    ],
)
def test_days_that_do_not_exist(text: str, found: tuple[tuple[int, str], ...]) -> None:
    assert impossible_dates(text) == found
