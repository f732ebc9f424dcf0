from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from clauses.answers import Count, Hits, Run, Snip, Status
from clauses.renderers.archive_pages import (
    render_archive_report,
    render_hits,
    render_status,
)
from clauses.renderers.sheet import drawn
from tests.renderers.archived import FINDING_HIT, HIT, HITS, REPORT
from tests.renderers.hostile import WORDS


def text(draw: Callable[..., None], answer: object) -> str:
    return drawn(lambda console: draw(answer, console))


def test_a_hit_shows_its_pages_and_the_words_between_asterisks() -> None:
    assert text(render_hits, HITS) == (
        "b/packet.pdf p. 15, p. 2 of the agreement\n"
        "    Camera agreement; Northlight Optics, Inc.; City of Elm; 2021-06-30\n"
        "    may *sell*, or not.\n"
        "\n"
        "1 page; there are more: see --limit.\n"
    )


def test_a_finding_shows_what_it_was_read_as() -> None:
    shown = text(render_hits, Hits("sell", True, (replace(FINDING_HIT, document_page=15),), False))
    assert shown == (
        "b/packet.pdf p. 15\n"
        "    Camera agreement; Northlight Optics, Inc.; City of Elm; 2021-06-30\n"
        "    CRITICAL Third-party sharing: permits to public [0123456789ab]\n"
        "    may *sell*, or not.\n"
        "\n"
        "1 finding.\n"
    )
    assert text(render_hits, Hits("sell", False, (), False)) == "No page found.\n"
    other = replace(HITS, hits=(replace(HIT, kind="other"),))
    assert "b/packet.pdf p. 15, p. 2 of the document\n" in text(render_hits, other)


def test_words_found_are_in_colour_where_there_is_colour() -> None:
    import io

    stream = io.StringIO()
    console = Console(file=stream, width=80, force_terminal=True, color_system="standard")
    render_hits(HITS, console)
    assert "\x1b[1;33msell\x1b[0m" in stream.getvalue()
    assert "*sell*" not in stream.getvalue()


def test_hostile_words_steer_no_terminal_and_are_no_markup() -> None:
    for words in (*WORDS, "[red]x[/red]", "[/]", "line\nbreak"):
        hit = replace(
            HIT,
            path=words,
            title=words,
            vendor=words,
            snippet=(Snip(words, False), Snip(words, True)),
        )
        shown = text(render_hits, replace(HITS, hits=(hit,)))
        report = replace(REPORT, gravest=(replace(REPORT.gravest[0], quote=words, path=words),))
        shown += text(render_archive_report, report)
        assert not set(shown) & set("\x1b\x07\x00\u202e\u200b\ufffe\ud800\t\r")
    hit = replace(HIT, snippet=(Snip("[red]x[/red]", True),))
    assert "*[red]x[/red]*" in text(render_hits, replace(HITS, hits=(hit,)))


def test_a_word_of_megabytes_is_cut() -> None:
    hit = replace(HIT, snippet=(Snip("x" * 1_000_000, True), Snip(" after", False)))
    shown = text(render_hits, replace(HITS, hits=(hit,)))
    assert "x[...]* after" in shown.replace("\n    ", "")
    assert len(shown) < 1000


STATUS = Status(
    files=(Count("found", 3), Count("passed_over", 2)),
    contents=(Count("ok", 1), Count("partial", 1)),
    same_content=1,
    pages=9,
    pages_text=6,
    pages_ocr=1,
    pages_unread=2,
    documents=(Count("agreement", 2), Count("staff_report", 1)),
    deals=(Count("ok", 2),),
    findings=5,
    file_reasons=(Count("no document by its name (.jpg)", 2),),
    content_reasons=(),
    page_reasons=(Count("a picture", 2),),
    unscanned=1,
    outdated=0,
    lost=2,
    runs=(Run("2026-11-25T10:00:00Z", None, "ab" * 32),),
)


def test_the_state_of_an_archive() -> None:
    shown = text(render_status, STATUS)
    for line in (
        "Files       5 (3 found, 2 passed over)",
        "    1 path more with a content already counted",
        "Documents   3 (2 agreement, 1 staff report)",
        "9 pages: 6 text, 1 by OCR, 2 not read. 5 findings.",
        "FILES NOT READ (2)",
        "2       no document by its name (.jpg)",
        "PAGES NOT READ (2)",
        "1 content not scanned yet: run `clauses archive scan` again",
        "2 contents lost while it was read: --retry-failed tries again",
        "2026-11-25T10:00:00Z not ended (abababababab)",
    ):
        assert line in shown.splitlines(), line
    assert "CONTENTS NOT READ" not in shown
    assert "outdated" not in shown


def test_nothing_left_to_do_is_said_and_many_reasons_are_cut() -> None:
    reasons = tuple(Count(f"reason {number}", 1) for number in range(30))
    shown = text(render_status, replace(STATUS, unscanned=0, lost=0, page_reasons=reasons))
    assert "LEFT TO DO\n" + "-" * 80 + "\nNothing.\n" in shown
    assert "10 other reasons, for 10; see --format json" in shown


def test_the_report_has_the_gravest_findings_and_the_first_rows_of_each_table() -> None:
    shown = text(render_archive_report, replace(REPORT, vendors=REPORT.vendors * 6))
    for line in (
        "12 deals in 2 files",
        "Third-party sharing   2 critical, 10 none",
        "1.  CRITICAL b/packet.pdf p. 6 and 4 copies",
        '    "Northlight may sell plate reads."',
        "and 2 more",
        "    b/packet.pdf p. 3-4: a picture",
        "    x.pdf: locked",
    ):
        assert line in shown.splitlines(), line
    assert "12,600" in shown
    assert shown.count("not stated") == 5
