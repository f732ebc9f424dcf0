from dataclasses import replace
from functools import partial

from clauses.records import (
    Alike,
    Clause,
    ClauseKind,
    Deal,
    Definition,
    Document,
    Links,
    Page,
    PageSource,
    Place,
    Reference,
    Span,
    Standing,
)
from clauses.renderers.passage_pages import render_checks, render_explanation, render_outline
from clauses.renderers.sheet import drawn


def test_outline() -> None:
    pages = (
        Page(1, 612.0, 792.0, PageSource.TEXT, Span(0, 0)),
        Page(2, 612.0, 792.0, PageSource.OCR, Span(0, 0)),
        Page(3, 612.0, 792.0, PageSource.UNREADABLE, Span(0, 0)),
    )
    document = Document("a.pdf", "ab", "", pages, (), warnings=("page 3 is a picture",))
    outline = (
        Clause(ClauseKind.HEADING, "4", "[bold]Data", "", (), 1, 1),
        Clause(ClauseKind.CLAUSE, "4.1", None, "word " * 70, (), 1, 2, parent=0),
        Clause(ClauseKind.TABLE_ROW, None, None, "Keep | 30 days", (), 2, 2, parent=0),
    )
    links = Links(
        (Definition("[bold]Data", 1, "..."), Definition("Footage", 2, "...")),
        (
            Reference("Section 4", 1, 0, Standing.RESOLVED, (0,)),
            Reference("Exhibit C", 1, 0, Standing.UNRESOLVED),
            Reference("Exhibit C", 1, 9, Standing.UNRESOLVED),
            Reference("Section 12", 1, 0, Standing.OUTSIDE),
        ),
    )
    bare = drawn(partial(render_outline, document, outline, Links()))
    assert drawn(partial(render_outline, document, outline, links)) == (
        f"{bare}\nDefined terms [bold]Data (p. 1), Footage (p. 2)\n"
        "\nNot in this document Exhibit C (p. 1)\n"
    )
    assert bare == (
        """\
================================================================================
a.pdf
================================================================================
2 of 3 pages read, 1 of them by OCR; 3 segments
Warning  page 3 is a picture

4 [bold]Data (heading, p. 1)
  4.1 (p. 1)
"""
        + ("    " + " ".join(["word"] * 15) + "\n") * 4
        + """\
    [...]
  (table row, p. 2)
    Keep | 30 days
"""
    )


def test_explanation_has_the_whole_quote_and_the_heaviest_first(deal: Deal) -> None:
    weights = (("word:may", 0.5), ("word:[red]shall\x1b", -1.25), ("bias", 0.0))
    assert drawn(partial(render_explanation, deal.findings[2], weights, ())) == (
        """\
================================================================================
Finding c3d4e5f60718293a
================================================================================
deals/elm/agreement.pdf, p. 6, (b)
After    During the Term:

  "Northlight shall delete Footage thirty days after it is recorded."

Read as  retention: conditions; by vendor; 30 days; counted from capture
         (probability 0.99)

WHAT WEIGHED FOR (+) AND AGAINST (-)
--------------------------------------------------------------------------------
  -1.250    word:[red]shall
  +0.500    word:may
  +0.000    bias
"""
    )


def test_explanation_names_the_other_pages_that_say_the_same(deal: Deal) -> None:
    twice = replace(deal.findings[2], also=(Place(9, None, None),))
    text = drawn(partial(render_explanation, twice, (), ()))
    assert "deals/elm/agreement.pdf, p. 6, (b); also on page 9\n" in text


def test_explanation_names_the_kinds_of_features_and_sums_the_light_ones(deal: Deal) -> None:
    weights = [
        ("w share data", 2.0),
        ("c  sha", -1.0),
        ("f may+permit", 0.5),
        ("second reading", 1.0),
    ]
    light = [(f"w word{i}", 0.01) for i in range(30)]
    text = drawn(partial(render_explanation, deal.findings[2], weights + light, ()))
    assert "  +1.000    second reading\n  +2.000    words: share data\n" in text
    assert "  -1.000    letters: sha\n  +0.500    drafting: may+permit\n" in text
    assert text.endswith("  +0.010    words: word15\n  +0.140    14 others together\n")


def test_explanation_shows_passages_that_are_alike_and_what_they_hold(deal: Deal) -> None:
    alike = (
        Alike(
            "Hosts keep [red]Footage.",
            ("retention: permits", "federal_access: permits"),
            "elm",
            0.612,
        ),
        Alike("Hosts paint.", (), "oak", 0.05),
    )
    text = drawn(partial(render_explanation, deal.findings[2], (), alike))
    assert text.split("MOST LIKE IT AMONG OUR OWN TRAINING DOCUMENTS\n")[1] == (
        f"{'-' * 80}\n"
        "0.61      retention: permits, federal access: permits (elm)\n"
        '          "Hosts keep [red]Footage."\n'
        "0.05      no finding (oak)\n"
        '          "Hosts paint."\n'
    )


def test_checks() -> None:
    checks = (("model", True, "statements"), ("PDF engine", False, "not installed"))
    assert drawn(partial(render_checks, checks)) == (
        "model       ok statements\nPDF engine  FAILED not installed\n"
    )
