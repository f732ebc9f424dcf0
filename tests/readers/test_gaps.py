import pytest

from clauses.readers.pdf import read_pdf
from clauses.records import Gap
from tests.readers.conftest import Press, text


def gaps(press: Press, *words: tuple[str, float]) -> tuple[str, tuple[Gap, ...]]:
    document = read_pdf(press([text(word, x=x) for word, x in words]))
    (line,) = document.lines
    return document.text.strip(), line.gaps


def test_wide_gaps_in_a_line_are_told(press: Press) -> None:
    whole, found = gaps(press, ("Footage", 72), ("30 days", 240), ("nobody", 400))
    assert whole == "Footage 30 days nobody"
    assert [gap.at for gap in found] == [7, 15]
    assert [gap.x1 for gap in found] == pytest.approx([240, 400], abs=2)
    assert all(gap.x0 < gap.x1 - 50 for gap in found)


def test_a_space_is_no_gap(press: Press) -> None:
    assert gaps(press, ("Footage", 72), ("is kept", 118))[1] == ()
