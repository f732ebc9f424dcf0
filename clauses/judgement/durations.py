"""Compare ISO 8601 durations, as "P30D" with "P1M", by the days they last about."""

import re

# A year and a month have no fixed length; these are the round figures contracts are read with.
DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0, "H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_NUMBER = r"(\d+(?:\.\d+)?)"
_DURATION = re.compile(
    rf"P(?=.)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=.)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)


def days(duration: str) -> float | None:
    """Return about how many days `duration` lasts, or None where it is no ISO 8601 duration.

    A year counts 365 days, a month 30, a week 7: "P12M" is thus a little less than "P1Y".
    """
    found = _DURATION.fullmatch(duration)
    if found is None:
        return None
    parts = zip(found.groups(), DAYS.values(), strict=True)
    return sum(float(number) * unit for number, unit in parts if number is not None)
