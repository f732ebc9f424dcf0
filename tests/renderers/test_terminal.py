import io
from dataclasses import replace

from rich.console import Console

from clauses.records import (
    Deal,
    DealStatus,
    DocumentSummary,
    Event,
    Fact,
    Family,
    Finding,
    Level,
    Outcome,
    PageNumbers,
    Refused,
    Report,
    Severity,
    Verdict,
)
from clauses.renderers.sheet import open_console
from clauses.renderers.terminal import render_report, report_text
from tests.renderers.conftest import risk

FOOT = """\
--------------------------------------------------------------------------------
What a rule means: clauses explain RULE. Why a passage was read as it was:
clauses explain ID --of FILE, with the ID that ends its reading.
clauses 0.1.0; model statements cdcdcdcdcdcd; policies sample 2026-11.
Not legal advice. clauses quotes what the documents say and names what it did
not find. It can miss or misread a passage: check each quote on its page before
relying on it. Whether a law applies to this deal, and whether it is met, is for
counsel to say.
"""
SAMPLE = """\
================================================================================
Camera agreement
================================================================================
Vendor       Northlight Optics, Inc.
Customer     City of Elm Grove
Event        renewal
Term length  1 year 6 months (p. 2)
Document     deals/elm/agreement.pdf (agreement): 7 of 8 pages read, 1 of them
             by OCR
Warning      deals/elm/agreement.pdf: page 8 is a picture
Read in part: 1 of 8 pages could not be read. What is said to be missing may
stand there.

Third-party sharing  HIGH            Shared at the vendor's belief.
Federal access       CRITICAL        Any agency can be a federal one.
Retention            CANNOT TELL     Page 8 could not be read.
2 risks, 1 protection missing, 1 found, 1 not judged.

RISKS (2)
--------------------------------------------------------------------------------
1   CRITICAL Title of F-1 (F-1)
    p. 4, 5.2 Use of Footage
      "Northlight may give Footage to any agency or partner where it believes in
      good faith that doing so is useful."
      third-party sharing: permits; by vendor; to any government, private
      parties; any data (probability 0.97) a1b2c3d4
      federal access: permits; by vendor; to any government (probability 0.90)
      b2c3d4e5
    Law  Example Code 10.1 (in force, 2016-01-01)
    Law  Example Bill 7 (failed, 2020)
    Why  Reason of F-1.
    Ask  Question of F-1?
    Also HIGH Title of S-2 (S-2)
    Law  Example Code 10.1 (in force, 2016-01-01)
    Why  Reason of S-2.
    Ask  Question of S-2?

MISSING PROTECTIONS (1)
--------------------------------------------------------------------------------
Not found in the 7 of 8 pages that could be read.

    MEDIUM Title of F-9 (F-9)
    Law  Example Code 10.1 (in force, 2016-01-01)
    Why  Reason of F-9.
    Ask  Question of F-9?

PROTECTIONS FOUND (1)
--------------------------------------------------------------------------------
    Title of R-1 (R-1)
    p. 6, (b)
      "[During the Term:] Northlight shall delete Footage thirty days after it
      is recorded."
      retention: conditions; by vendor; 30 days; counted from capture
      (probability 0.99) c3d4e5f6

COULD NOT BE JUDGED, FOR A PERSON TO READ (1)
--------------------------------------------------------------------------------
    LOW Title of S-7 (S-7)
    Why  Reason of S-7.
    Ask  Question of S-7?

RELIED ON, BUT NOT AMONG THE DOCUMENTS READ
--------------------------------------------------------------------------------
    https://example.org/terms (url), p. 3

1 rule does not apply to this deal: S-8.

COULD NOT BE READ (1)
--------------------------------------------------------------------------------
    deals/elm/locked.pdf: it is encrypted; save a copy without password

"""


def drawn_deal(report: Report, deal: Deal, **changes: object) -> str:
    """Return the page of `report` with only `deal`, changed, in it."""
    changed = replace(deal, **changes)  # type: ignore[arg-type]
    return report_text(replace(report, deals=(changed,), refused=()))


def test_whole_page_at_80_columns(report: Report) -> None:
    assert report_text(report) == SAMPLE + FOOT


def test_no_line_is_wider_than_asked_and_none_ends_in_spaces(report: Report) -> None:
    for width in (40, 60, 80, 100, 200):
        lines = report_text(report, width).splitlines()
        assert max(map(len, lines)) <= min(width, 100)
        assert [line for line in lines if line != line.rstrip()] == []


def test_page_without_findings_is_short(report: Report) -> None:
    summary = DocumentSummary("memo.pdf", "00", "unknown", 1, 1, 0, 0, ())
    empty = Deal(
        "memo", "", None, None, Event.UNKNOWN, DealStatus.OK, (summary,), (), (), (), (), ()
    )
    assert report_text(Report(report.tool, (empty,), ())) == (
        """\
================================================================================
memo
================================================================================
Vendor    not stated
Customer  not stated
Event     unknown
Document  memo.pdf (unknown): 1 of 1 page read

0 risks, 0 protections missing, 0 found, 0 not judged.

"""
        + FOOT.replace(
            "What a rule means: clauses explain RULE. Why a passage was read as it was:\n"
            "clauses explain ID --of FILE, with the ID that ends its reading.\n",
            "",
        )
    )


def test_unreadable_deal_says_so(report: Report, deal: Deal) -> None:
    text = drawn_deal(report, deal, status=DealStatus.UNREADABLE)
    assert "Nothing of this deal could be read.\n" in text
    assert "Read in part" not in text
    assert "could be read.\n" not in drawn_deal(report, deal, status=DealStatus.OK, risks=())


def test_several_deals_begin_with_a_table(report: Report, deal: Deal) -> None:
    other = replace(
        deal,
        title="A very long title of an agreement on the supply of reading devices",
        verdicts=(Verdict(Family.RETENTION, Level.NOT_APPLICABLE, "No data."),),
        documents=(DocumentSummary("b.pdf", "00", "agreement", 12, 12, 0, 0, ()),),
    )
    text = report_text(replace(report, deals=(deal, other)))
    assert text.startswith(
        """\
================================================================================
2 deals
================================================================================
Deal                        Sharing      Federal      Retention    Pages read
Camera agreement            high         critical     cannot tell  7 of 8
A very long title of an ... -            -            n/a          12 of 12

================================================================================
Camera agreement
"""
    )
    assert text.count("\nRISKS (2)\n") == 2


# --- the same passage ----------------------------------------------------------------------------


def test_a_passage_of_several_rules_is_quoted_once(report: Report) -> None:
    assert report_text(report).count("Northlight may give Footage") == 1


def test_overlapping_risks_refer_to_the_quote_above(report: Report, deal: Deal) -> None:
    both = replace(deal.risks[0], findings=("a1b2c3d4e5f60718", "c3d4e5f60718293a"))
    text = drawn_deal(report, deal, risks=(both, *deal.risks[1:]))
    assert text.count("Northlight may give Footage") == 1
    assert "    p. 4, 5.2 Use of Footage (quoted above, risk 1)\n    p. 6, (b)\n      " in text
    assert "    Title of R-1 (R-1)\n    p. 6, (b) (quoted above, risk 2)\n" in text


def test_the_same_words_on_another_page_are_another_passage(report: Report, deal: Deal) -> None:
    again = replace(deal.findings[0], page=5)
    text = drawn_deal(report, deal, findings=(*deal.findings, again))
    assert "    p. 5, 5.2 Use of Footage\n" in text


def test_of_many_passages_the_rest_are_named_by_page(report: Report, deal: Deal) -> None:
    findings = tuple(
        replace(deal.findings[0], id=f"{number:016x}", page=number, quote=f"Passage {number}.")
        for number in range(1, 9)
    )
    risk = replace(deal.risks[0], findings=tuple(finding.id for finding in findings))
    text = drawn_deal(report, deal, findings=findings, risks=(risk,))
    assert '"Passage 5."' in text
    assert '"Passage 6."' not in text
    assert "    and 3 more passages: p. 6, p. 7, p. 8\n" in text


def test_passages_of_no_rule_are_mentioned_briefly(report: Report, deal: Deal) -> None:
    long = replace(deal.findings[2], quote="Keep " * 30, lead_in="")
    text = drawn_deal(report, deal, findings=(long,), risks=())
    section = text[text.index("OTHER PASSAGES") : text.index("RELIED ON")]
    assert " ".join(section.split()) == (
        f"OTHER PASSAGES, NOT A RISK BY ANY RULE {'-' * 80} "
        f'p. 6, (b): "{" ".join(["Keep"] * 25)} [...]" '
        "retention: conditions; by vendor; 30 days; counted from capture "
        "(probability 0.99) c3d4e5f6"
    )


NO_DATA = (
    "The deal appears to handle no data about people; passages that no rule counts are listed "
    "below for completeness."
)


def test_a_deal_without_data_says_why_passages_are_listed(report: Report, deal: Deal) -> None:
    none = (Fact("data_class", "none", "", 1, deal.documents[0].path),)
    text = drawn_deal(report, deal, facts=none, risks=(), status=DealStatus.OK)
    assert (
        "0 risks, 0 protections missing, 0 found, 0 not judged.\n"
        "The deal appears to handle no data about people; passages that no rule counts\n"
        "are listed below for completeness.\n"
        "\nOTHER PASSAGES, NOT A RISK BY ANY RULE\n"
    ) in text
    partly = drawn_deal(report, deal, facts=none, risks=())
    assert "As far as it was read, the deal appears to handle no data about people;" in partly


def test_only_a_deal_without_data_that_has_such_passages_says_so(
    report: Report, deal: Deal
) -> None:
    none = (Fact("data_class", "none", "", 1, deal.documents[0].path),)
    video = (replace(none[0], value="video"),)
    for changes in ({"facts": none, "findings": ()}, {"facts": video}):
        text = drawn_deal(report, deal, risks=(), status=DealStatus.OK, **changes)
        assert NO_DATA not in " ".join(text.split())


def test_passages_of_rules_that_do_not_apply_are_still_mentioned(
    report: Report, deal: Deal
) -> None:
    moot = replace(deal.risks[3], outcome=Outcome.NOT_APPLICABLE)
    text = drawn_deal(report, deal, risks=(moot,))
    assert "OTHER PASSAGES" in text
    assert text.count("Northlight shall delete Footage") == 1


def test_lead_in_that_the_quote_has_is_not_said_twice(report: Report, deal: Deal) -> None:
    quoted = replace(deal.findings[2], quote="During the  Term: delete it.")
    text = drawn_deal(report, deal, findings=(quoted,))
    assert '"During the Term: delete it."' in text


def test_places_name_the_document_where_there_are_several(report: Report, deal: Deal) -> None:
    order = DocumentSummary("deals/elm/order.pdf", "00", "order_form", 2, 2, 0, 0, ())
    text = drawn_deal(report, deal, documents=(*deal.documents, order))
    assert "    agreement.pdf p. 4, 5.2 Use of Footage\n" in text
    assert "Term length  1 year 6 months (agreement.pdf p. 2)\n" in text
    twin = replace(order, path="deals/oak/agreement.pdf")
    text = drawn_deal(report, deal, documents=(*deal.documents, twin))
    assert "    deals/elm/agreement.pdf p. 4, 5.2 Use of Footage\n" in text


def test_places_name_the_numbers_the_page_bears(report: Report, deal: Deal) -> None:
    numbers = (PageNumbers(2, "2", 106), PageNumbers(4, "iii", 108))
    documents = (replace(deal.documents[0], page_numbers=numbers),)
    text = drawn_deal(report, deal, documents=documents)
    assert "    p. 4 (printed iii, packet 108), 5.2 Use of Footage\n" in text
    assert "Term length  1 year 6 months (p. 2 (packet 106))\n" in text


# --- hostile text --------------------------------------------------------------------------------


def test_contract_text_is_never_markup_or_escape(report: Report, deal: Deal) -> None:
    hostile = "[bold]x[/bold] [link=http://e.org]y[/link] :smile: \x1b[2J\x1b]0;t\x07 a\u202eb\r\nc"
    finding: Finding = replace(
        deal.findings[0], quote=hostile, clause_heading="[red]\x1b[1m", clause_number="\u202e1"
    )
    text = drawn_deal(
        report,
        deal,
        title=hostile,
        vendor="[blink]V",
        facts=(Fact("[b]\x1bname", hostile, "", 1, "x"),),
        findings=(finding,),
    )
    shown = "[bold]x[/bold] [link=http://e.org]y[/link] :smile: [2J]0;t ab c"
    assert f"{shown}\n" in text
    assert f'"{shown}"\n' in text
    assert "p. 4, 1 [red][1m\n" in text
    assert "Vendor    [blink]V\n" in text
    assert all(character.isprintable() or character == "\n" for character in text)


def test_a_word_longer_than_the_line_is_folded(report: Report, deal: Deal) -> None:
    finding = replace(deal.findings[0], quote="x" * 5000)
    text = drawn_deal(report, deal, findings=(finding,), vendor="v" * 300)
    assert max(map(len, text.splitlines())) <= 80
    assert "x" * 73 in text
    assert text.count("x") < 200


def test_refused_paths_are_made_plain(report: Report) -> None:
    text = report_text(replace(report, deals=(), refused=(Refused("\x1b[1ma.pdf", "bad", ""),)))
    assert "    [1ma.pdf: bad\n" in text


# --- colour --------------------------------------------------------------------------------------


def test_colour_is_for_terminals_only(report: Report) -> None:
    pipe = io.StringIO()
    render_report(report, open_console(pipe))
    assert "\x1b" not in pipe.getvalue()
    terminal = io.StringIO()
    render_report(report, Console(file=terminal, force_terminal=True, width=80))
    assert "\x1b[1;31mCRITICAL\x1b[0m" in terminal.getvalue()


def test_chrome_is_ascii(report: Report) -> None:
    assert report_text(report).isascii()


def test_a_risk_that_rests_on_facts_quotes_them(report: Report, deal: Deal) -> None:
    facts = tuple(
        Fact("passage", "9", f"A border wall in county {number}.", number, deal.documents[0].path)
        for number in range(1, 8)
    )
    resting = risk("D-1", Outcome.RISK, Severity.HIGH, family=None, facts=facts)
    text = report_text(replace(report, deals=(replace(deal, risks=(resting,)),)))
    assert '1   HIGH Title of D-1 (D-1)\n    p. 1: "A border wall in county 1."\n' in text
    assert '    p. 5: "A border wall in county 5."\n    and 2 more passages\n' in text
    unplaced = replace(resting, facts=(Fact("vendor_status", "reported", "By X.", 0, "list"),))
    text = report_text(replace(report, deals=(replace(deal, risks=(unplaced,)),)))
    assert '(D-1)\n    "By X."\n' in text


def test_the_foot_names_the_profile(report: Report) -> None:
    told = replace(report, tool=replace(report.tool, profiles=("elm", "oak")))
    assert "; profile elm, oak; policies sample 2026-11." in " ".join(report_text(told).split())
