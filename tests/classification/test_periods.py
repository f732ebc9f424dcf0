import re

import pytest

from clauses.classification.periods import period_in


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Footage is kept for 30 days.", "P30D"),
        ("Footage is kept for thirty (30) days.", "P30D"),
        ("Footage is kept for THIRTY (30) DAYS.", "P30D"),
        ("Footage is kept for 30 (thirty) days.", "P30D"),
        ("Footage is kept for thirty-(30)-day spans.", "P30D"),
        ("a five-year period of retention", "P5Y"),
        ("Logs are kept 18 mo. and then erased.", "P18M"),
        ("Audio is overwritten after 72 hours.", "PT72H"),
        ("Audio is overwritten after twenty-four hours.", "PT24H"),
        ("Audio is overwritten after 90 minutes.", "PT90M"),
        ("Audio is overwritten after 15 min.", "PT15M"),
        ("Reads are purged within one hundred eighty (180) days.", "P180D"),
        ("Reads are purged within three hundred and sixty-five days.", "P365D"),
        ("Reads are purged within 1,095 days.", "P1095D"),
        ("Reads are purged within one thousand ninety-five (1,095) days.", "P1095D"),
        ("Reads are purged within one thousand eight hundred days.", "P1800D"),
        ("Reads are kept two years from the date of recording.", "P2Y"),
        ("Reads are kept for a period of 7yrs.", "P7Y"),
        ("Reads are kept for a year.", "P1Y"),
        ("Reads are kept for an hour.", "PT1H"),
        ("Reads are kept for a dozen weeks.", "P12W"),
        ("Reads are kept for a hundred days.", "P100D"),
        ("Reads are kept for three (3) fiscal years.", "P3Y"),
        ("Reads are purged within ten (10) business days.", "P10D"),
        ("Reads are purged at T+48 hours.", "PT48H"),
        ("Reads are overwritten on the thirtieth (30th) day following capture.", "P30D"),
        ("Reads are overwritten on the one hundred eightieth day.", "P180D"),
        ("Reads are overwritten on the 45th calendar day.", "P45D"),
        ("Reads are overwritten on the thirty-first day.", "P31D"),
        ("Reads are destroyed by the third anniversary of this Agreement.", "P3Y"),
    ],
)
def test_periods_are_read_in_the_forms_drafters_write(text: str, period: str) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Clips are kept 30 to 60 days.", "P60D"),
        ("Clips are kept 30-60 days.", "P60D"),
        ("Clips are kept 30–60 days.", "P60D"),
        ("Clips are kept between 30 and 60 days.", "P60D"),
        ("Clips are kept thirty to sixty days.", "P60D"),
        ("Clips are kept one (1) to three (3) years.", "P3Y"),
        ("Clips are kept for 30, 60 or 90 days.", "P90D"),
    ],
)
def test_the_upper_end_of_a_range_governs(text: str, period: str) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("On thirty days' written notice Vendor shall delete them within 90 days.", "P90D"),
        ("Vendor shall delete them within 90 days, on thirty days' prior notice.", "P90D"),
        ("On notice of ten (10) days, data kept for ninety (90) days are erased.", "P90D"),
        ("Data are retained for ninety (90) days; notice is given in ten days.", "P90D"),
        ("Ten days after payment is due, Vendor erases what is left in 60 days.", "P60D"),
    ],
)
def test_a_period_of_keeping_wins_over_other_periods(text: str, period: str) -> None:
    assert period_in(text) == period


def test_a_period_of_notice_counts_if_there_is_no_other() -> None:
    assert period_in("Vendor shall erase it on 10 days' notice.") == "P10D"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Footage is kept for as long as it is useful.",
        "Support is there 24 hours a day, seven days a week.",
        "Backups are verified twice a year and cost $500 a year.",
        "Logs are reviewed each year, per day and annually.",
        "Logs are kept on a day-to-day basis during any month-to-month renewal.",
        "In the first year and the second year logs are kept.",
        "Logs are erased on the first business day and on the tenth day of each month.",
        "Records of minors under 18 years of age, and of 13-year-olds, are kept.",
        "Persons thirteen years or older are kept on file.",
        "Reads are kept for half a year, or for 2.5 years, or for a year and a half.",
        "Reads are kept through fiscal year 2024, under Section 30 and the 5th.",
        "Reads may be kept monthly on v2 daylight recorders.",
        "Costs of $30 days apart.",
    ],
)
def test_near_twins_state_no_period(text: str) -> None:
    assert period_in(text) is None


def test_hostile_text_takes_no_time_and_raises_nothing() -> None:
    assert period_in(f"kept for one ({'9' * 5000}) days") is None
    assert period_in("keep 1 day " * 100_000) == "P1D"
    assert period_in("one hundred " * 20_000 + "days") is None


def test_what_is_read_is_an_iso_duration() -> None:
    units = ["minutes", "hours", "days", "weeks", "months", "years", "hrs", "yrs", "mo."]
    found = [period_in(f"kept {amount} {unit}") for amount in (1, 36, 400) for unit in units]
    assert all(one and re.fullmatch(r"P\d+[DWMY]|PT\d+[HM]", one) for one in found)
