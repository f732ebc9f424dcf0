import pytest

from clauses.judgement.durations import days


@pytest.mark.parametrize(
    ("duration", "lasts"),
    [
        ("P30D", 30.0),
        ("P1M", 30.0),
        ("P12M", 360.0),
        ("P1Y", 365.0),
        ("P5Y", 1825.0),
        ("P2W", 14.0),
        ("PT72H", 3.0),
        ("P1Y6M", 545.0),
        ("P0D", 0.0),
        ("P1DT12H", 1.5),
        ("PT30M", 30 / 1440),
    ],
)
def test_days(duration: str, lasts: float) -> None:
    assert days(duration) == pytest.approx(lasts)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "30 days", "P30", "P30d", "P-3D", "1Y", "P1YT", "PP1D"]
)
def test_what_is_no_duration(text: str) -> None:
    assert days(text) is None
