import pytest

from clauses.records import Attributes, Family, Finding, Law, LawStatus, Place, Stance
from clauses.renderers.wording import (
    also_words,
    attribute_words,
    clause_name,
    counted,
    law_words,
    page_words,
    period_words,
    plain,
    reading,
    shortened,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is", "as it is"),
        ("“§ 4” é 漢字", "“§ 4” é 漢字"),
        (" two\r\nlines\tand\u00a0 more ", "two lines and more"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("\x9b2Jcleared", "2Jcleared"),
        ("un\u202eder\u2066way\u200f", "underway"),
        ("zero\u200bwidth\u00ad", "zerowidth"),
        ("\udcff.pdf", ".pdf"),
        ("[bold]kept[/bold] :smile:", "[bold]kept[/bold] :smile:"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_sixty_words_are_whole_and_sixty_one_are_cut() -> None:
    assert shortened("word " * 60) == " ".join(["word"] * 60)
    assert shortened("word " * 61) == " ".join(["word"] * 60) + " [...]"


def test_a_word_without_end_is_cut() -> None:
    assert shortened("x" * 120 + " y") == "x" * 120 + " y"
    assert shortened("x" * 121 + " y") == "x" * 120 + "[...] y"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("P30D", "30 days"),
        ("P1Y", "1 year"),
        ("P1Y6M", "1 year 6 months"),
        ("PT72H", "72 hours"),
        ("P2W", "2 weeks"),
        ("P0D", "0 days"),
        ("P", "P"),
        ("2027-06-30", "2027-06-30"),
    ],
)
def test_period_words(period: str, words: str) -> None:
    assert period_words(period) == words


def test_counted() -> None:
    assert counted(1, "page") == "1 page"
    assert counted(0, "page") == "0 pages"


def test_law_words_state_the_standing() -> None:
    law = Law("Example Bill 7", LawStatus.FAILED, "2020", "https://example.org")
    assert law_words(law) == "Example Bill 7 (failed, 2020)"


def test_attribute_words() -> None:
    assert attribute_words(Attributes()) == ()
    assert attribute_words(
        Attributes(
            recipients=("state_local_agencies", "public"),
            data="deidentified",
            sale=True,
            trigger=("legal_process",),
            period="P30D",
            counted_from="last_use",
            actor="both",
        )
    ) == (
        "by both sides",
        "to state local agencies, public",
        "deidentified data",
        "for value",
        "on legal process",
        "30 days",
        "counted from last use",
    )


@pytest.mark.parametrize(
    ("printed", "packet", "words"),
    [
        (None, None, "p. 5"),
        ("5", None, "p. 5"),
        ("3", None, "p. 5 (printed 3)"),
        ("5", 108, "p. 5 (packet 108)"),
        ("A-2", 108, "p. 5 (printed A-2, packet 108)"),
    ],
)
def test_page_words(printed: str | None, packet: int | None, words: str) -> None:
    assert page_words(5, printed, packet) == words


def test_clause_name() -> None:
    assert clause_name("4.2", "Data") == "4.2 Data"
    assert clause_name(None, "Data") == "Data"
    assert clause_name(None, None) == ""


@pytest.mark.parametrize(("review", "sure"), [(True, "0.31, review"), (False, "0.31")])
def test_a_reading_for_review_is_marked(review: bool, sure: str) -> None:
    finding = Finding(
        "ab", Family.RETENTION, Stance.PERMITS, 0.312, "Keep it.", "a.pdf", 1, None, None, "", (),
        Attributes(), review=review,
    )  # fmt: skip
    assert reading(finding) == f"retention: permits (probability {sure})"


@pytest.mark.parametrize(
    ("superseded_by", "places", "words"),
    [
        (None, [], ""),
        (None, [(9, None)], "also on page 9"),
        (None, [(9, None), (4, None), (4, None)], "also on pages 4, 9"),
        (None, [(3, None)], "again on the same page"),
        (None, [(3, None), (5, None)], "again on the same page; also on page 5"),
        (None, [(9, None), (4, "b.pdf")], "also on page 9; replaced on page 4"),
        (None, [(3, "b.pdf")], "replaced on page 3"),
        ("b.pdf", [(9, "c.pdf"), (4, "b.pdf")], "also on pages 4, 9"),
        (
            None,
            [(page, None) for page in range(10, 25)],
            "also on pages 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 and 3 more",
        ),
    ],
)
def test_also_words(
    superseded_by: str | None, places: list[tuple[int, str | None]], words: str
) -> None:
    finding = Finding(
        "ab", Family.RETENTION, Stance.PERMITS, 0.9, "Keep it.", "a.pdf", 3, None, None, "", (),
        Attributes(), superseded_by=superseded_by,
        also=tuple(Place(page, None, None, superseded_by=by) for page, by in places),
    )  # fmt: skip
    assert also_words(finding) == words
