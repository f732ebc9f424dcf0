import io
from dataclasses import replace

from rich.console import Console

from clauses.records import (
    AcceptanceState,
    Accepted,
    AmendedSection,
    Conflict,
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
    Place,
    Refused,
    Report,
    Severity,
    VendorReport,
    VendorStatus,
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
Vendor    Northlight Optics, Inc.
Customer  City of Elm Grove
Deal      renewal
Read      agreement.pdf (agreement): 7 of 8 pages, 1 of them by OCR
          1 note on the reading, at the end
1 of 8 pages could not be read: what was not found may stand there.

Third-party sharing  HIGH            Shared at the vendor's belief.
Federal access       CRITICAL        Any agency can be a federal one.
Retention            CANNOT TELL     Page 8 could not be read.

GRAVEST FIRST (numbers are those of the entries below)
1  CRITICAL Title of F-1                                                p. 4

Missing   title of F-9.
Good      title of R-1.
Not told  1 question: not every page could be read (see the JSON report).
Not read  https://example.org/terms: not among the papers.

RISKS (2), GRAVEST FIRST
--------------------------------------------------------------------------------
1   CRITICAL Title of F-1 (F-1)
    HIGH     Title of S-2 (S-2)
    p. 4, 5.2 Use of Footage
      "Northlight may give Footage to any agency or partner where it believes in
      good faith that doing so is useful."
      Read as: allows sharing, by vendor, to any government, private parties,
      any data [a1b2c3d4]; allows federal access, by vendor, to any government
      [b2c3d4e5]
    Law  Example Code 10.1 (in force); Example Bill 7 (failed)
    Why  Reason of F-1.
    Why  Reason of S-2.
    Ask  Question of F-1?
    Ask  Question of S-2?

MISSING PROTECTIONS (1)
--------------------------------------------------------------------------------
No such passage was found in the 7 of 8 pages read.

    MEDIUM   Title of F-9 (F-9)
    Law  Example Code 10.1 (in force)
    Why  Reason of F-9.
    Ask  Question of F-9?

PROTECTIONS FOUND (1)
--------------------------------------------------------------------------------
    Title of R-1 (R-1)
    p. 6, (b)
      "[During the Term:] Northlight shall delete Footage thirty days after it
      is recorded."
      Read as: sets how long data is kept, by vendor, 30 days, counted from
      capture [c3d4e5f6]

THE VENDOR, APART FROM THE TEXT
--------------------------------------------------------------------------------
    Not determined: the list in use reports nothing of this vendor, which clears
    nobody.

RELIED ON, BUT NOT AMONG THE PAPERS READ (1)
--------------------------------------------------------------------------------
    https://example.org/terms (url), p. 3

NOTES ON THE READING (1)
--------------------------------------------------------------------------------
    deals/elm/agreement.pdf: page 8 is a picture

TERMS OF THE DEAL
--------------------------------------------------------------------------------
Term length               1 year 6 months (p. 2)

LAWS CITED
--------------------------------------------------------------------------------
A benchmark is good practice, or a law that does not bind this deal.
    Example Bill 7 (failed, 2020)
    Example Code 10.1 (in force, 2016-01-01)

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
Deal      papers of no known kind
Read      memo.pdf: 1 of 1 page

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
    assert "1 of 8 pages could not be read" not in text
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
    assert text.count("\nRISKS (2), GRAVEST FIRST\n") == 2


# --- the same passage ----------------------------------------------------------------------------


def test_a_passage_of_several_rules_is_quoted_once(report: Report) -> None:
    assert report_text(report).count("Northlight may give Footage") == 1


def test_overlapping_risks_refer_to_the_quote_above(report: Report, deal: Deal) -> None:
    both = replace(deal.risks[0], findings=("a1b2c3d4e5f60718", "c3d4e5f60718293a"))
    text = drawn_deal(report, deal, risks=(both, *deal.risks[1:]))
    assert text.count("Northlight may give Footage") == 1
    assert "    p. 6, (b)\n      " in text
    assert "    Title of R-1 (R-1)\n    See also p. 6, (b) (entry 1)\n" in text


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
    assert '"Passage 3."' in text
    assert '"Passage 4."' not in text
    also = "; ".join(f"p. {page}, 5.2 Use of Footage" for page in range(4, 9))
    assert f"See also {also} Law" in " ".join(text.split())


def test_passages_of_no_rule_are_mentioned_briefly(report: Report, deal: Deal) -> None:
    long = replace(deal.findings[2], quote="Keep " * 30, lead_in="")
    text = drawn_deal(report, deal, findings=(long,), risks=())
    section = text[text.index("OTHER PASSAGES") : text.index("RELIED ON")]
    assert " ".join(section.split()) == (
        f"OTHER PASSAGES, NOT A RISK BY ANY RULE (1) {'-' * 80} "
        f'p. 6, (b): "{" ".join(["Keep"] * 25)} [...]" '
        "Read as: sets how long data is kept, by vendor, 30 days, counted from capture "
        "[c3d4e5f6]"
    )


def test_a_deal_without_data_says_why_passages_are_listed(report: Report, deal: Deal) -> None:
    none = (Fact("data_class", "none", "", 1, deal.documents[0].path),)
    text = drawn_deal(report, deal, facts=none, risks=(), status=DealStatus.OK)
    assert "Data      the deal appears to handle no data about people.\n" in text
    partly = drawn_deal(report, deal, facts=none, risks=())
    assert "as far as it was read, the deal appears to handle no data about people." in " ".join(
        partly.split()
    )


def test_only_a_deal_without_data_that_has_such_passages_says_so(
    report: Report, deal: Deal
) -> None:
    none = (Fact("data_class", "none", "", 1, deal.documents[0].path),)
    video = (replace(none[0], value="video"),)
    for changes in ({"facts": none, "findings": ()}, {"facts": video}):
        text = drawn_deal(report, deal, risks=(), status=DealStatus.OK, **changes)
        assert "appears to handle no data" not in text


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
    assert "Term length               1 year 6 months (agreement.pdf p. 2)\n" in text
    twin = replace(order, path="deals/oak/agreement.pdf")
    text = drawn_deal(report, deal, documents=(*deal.documents, twin))
    assert "    deals/elm/agreement.pdf p. 4, 5.2 Use of Footage\n" in text


def test_places_name_the_numbers_the_page_bears(report: Report, deal: Deal) -> None:
    numbers = (PageNumbers(2, "2", 106), PageNumbers(4, "iii", 108))
    documents = (replace(deal.documents[0], page_numbers=numbers),)
    text = drawn_deal(report, deal, documents=documents)
    assert "    p. 4 (printed iii, packet 108), 5.2 Use of Footage\n" in text
    assert "Term length               1 year 6 months (p. 2 (packet 106))\n" in text


def test_a_passage_names_the_other_pages_that_say_the_same(report: Report, deal: Deal) -> None:
    also = (Place(9, None, None), Place(6, "1", "Exhibit"))
    findings = tuple(
        replace(one, also=also if one.quote == deal.findings[0].quote else ())
        for one in deal.findings
    )
    text = drawn_deal(report, deal, findings=findings)
    assert text.count("also on") == 1
    assert "    p. 4, 5.2 Use of Footage; also on pages 6, 9\n" in text


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
    assert "\x1b[1;31mCRITICAL" in terminal.getvalue()


def test_chrome_is_ascii(report: Report) -> None:
    assert report_text(report).isascii()


def test_a_risk_that_rests_on_facts_quotes_them(report: Report, deal: Deal) -> None:
    facts = tuple(
        Fact("passage", "9", f"A border wall in county {number}.", number, deal.documents[0].path)
        for number in range(1, 8)
    )
    resting = risk("D-1", Outcome.RISK, Severity.HIGH, family=None, facts=facts)
    text = report_text(replace(report, deals=(replace(deal, risks=(resting,)),)))
    assert '1   HIGH     Title of D-1 (D-1)\n    p. 1: "A border wall in county 1."\n' in text
    assert '    p. 3: "A border wall in county 3."\n    and 4 more passages\n' in text
    unplaced = replace(resting, facts=(Fact("vendor_status", "reported", "By X.", 0, "list"),))
    text = report_text(replace(report, deals=(replace(deal, risks=(unplaced,)),)))
    assert '(D-1)\n    "By X."\n' in text


def test_the_foot_names_the_profile(report: Report) -> None:
    told = replace(report, tool=replace(report.tool, profiles=("elm", "oak")))
    assert "; profile elm, oak; policies sample 2026-11." in " ".join(report_text(told).split())


# --- the summary ---------------------------------------------------------------------------------


def summary_lines(text: str) -> list[str]:
    return text[: text.index("\nRISKS (")].splitlines()


def crowded(deal: Deal) -> Deal:
    """Return a deal with everything a summary can have, and long at that."""
    long = "a title of so many words that it can not stand on a line of eighty columns by itself"
    findings = tuple(
        replace(deal.findings[0], id=f"{n:016x}", page=n, quote=f"Passage {n}.")
        for n in range(1, 40)
    )
    outcomes = (Outcome.MISSING, Outcome.MET, Outcome.REVIEW, Outcome.CANNOT_TELL)
    risks = [
        risk(f"R-{n}", Outcome.RISK, Severity.HIGH, title=long, findings=(findings[n].id,))
        for n in range(20)
    ]
    risks += [risk(f"{o}-{n}", o, Severity.LOW, title=long) for o in outcomes for n in range(9)]
    taken = Accepted("Known.", "2027-01-01", AcceptanceState.HOLDS)
    lapsed = replace(taken, state=AcceptanceState.EXPIRED)
    risks += [
        replace(risks[0], rule="taken", accepted=taken),
        replace(risks[1], rule="lapsed", accepted=lapsed),
    ]
    path = deal.documents[0].path
    facts = [Fact(name, long, long, 1, path) for name in ("effective", "term", "value", "kind")]
    report = VendorReport(
        long, "N", "name", long, "an agency", long, "2026-01", "reported", "none", "2026-02", False
    )
    section = AmendedSection("4.2", "replaces", path, 1, long, path, "It governs now.")
    return replace(
        deal,
        title=long * 3,
        vendor=long,
        customer=long,
        facts=tuple(facts),
        documents=deal.documents * 9,
        findings=findings,
        verdicts=tuple(replace(one, reason=long * 3) for one in deal.verdicts),
        risks=tuple(risks),
        unreviewed=tuple(replace(deal.unreviewed[0], reference=long) for _ in range(9)),
        conflicts=(Conflict("retention", facts[0], facts[1], None),) * 3,
        amendments=(section,) * 5,
        vendor_status=VendorStatus("reported", (report,) * 2),
    )


def test_the_summary_of_the_most_crowded_deal_is_one_screen(report: Report, deal: Deal) -> None:
    assert len(summary_lines(drawn_deal(report, crowded(deal)))) <= 40


def test_questions_that_cannot_be_answered_are_one_line(report: Report, deal: Deal) -> None:
    risks = tuple(risk(f"Q-{n}", Outcome.CANNOT_TELL, Severity.HIGH) for n in range(16))
    text = " ".join(drawn_deal(report, deal, risks=risks, status=DealStatus.OK).split())
    assert ("Not told 16 questions that these papers do not answer (see the JSON report).") in text
    assert "Q-3" not in text
    for kind in ("amendment", "policy", "solicitation", "staff_report", "email"):
        papers = (replace(deal.documents[0], kind=kind),)
        text = drawn_deal(report, deal, risks=risks, status=DealStatus.OK, documents=papers)
        assert "16 questions: the agreement is not here (see the" in " ".join(text.split())


# --- accepted risks ------------------------------------------------------------------------------


def test_accepted_risks_are_shown_apart_with_reason_and_last_day(
    report: Report, deal: Deal
) -> None:
    taken = Accepted("The council decided so.", "2027-06-30", AcceptanceState.HOLDS)
    risks = (replace(deal.risks[0], accepted=taken), *deal.risks[1:])
    text = drawn_deal(report, deal, risks=risks)
    assert "Accepted  1 risk, the first until 2027-06-30.\n" in text
    assert "RISKS (1), GRAVEST FIRST" in text
    apart = text[text.index("ACCEPTED RISKS (1), NOT COUNTED BY --fail-on") :]
    assert "    HIGH     Title of S-2 (S-2)\n" in apart
    assert '    Accepted until 2027-06-30: "The council decided so."\n' in apart


def test_expired_and_partly_accepted_risks_count_and_say_so(report: Report, deal: Deal) -> None:
    taken = Accepted("Known.", "2026-01-31", AcceptanceState.EXPIRED)
    risks = (replace(deal.risks[0], accepted=taken), *deal.risks[1:])
    text = drawn_deal(report, deal, risks=risks)
    assert "ACCEPTED RISKS" not in text
    said = " ".join(text.split())
    assert 'Was accepted until 2026-01-31, which has passed, and counts again: "Known."' in said
    assert "Accepted 1 accepted before counts again." in said
    partly = replace(taken, state=AcceptanceState.PARTLY)
    text = drawn_deal(report, deal, risks=(replace(deal.risks[0], accepted=partly),))
    assert "Accepted until 2026-01-31 in part only" in " ".join(text.split())


# --- what the papers do to each other ------------------------------------------------------------


def test_conflicts_amendments_and_reports_are_shown(report: Report, deal: Deal) -> None:
    path = deal.documents[0].path
    year, month = (
        Fact("retention", "P1Y", "kept for a year", 2, path),
        Fact("retention", "P30D", "erased after thirty days", 6, path),
    )
    section = AmendedSection("4.2", "replaces", path, 7, "4.2 is replaced.", path, "p. 7 governs.")
    seen = VendorReport(
        "Northlight", "Northlight Optics, Inc.", "alias", "cameras", "a border agency", "The Post",
        "2026-05-01", "reported", "It denies this.", "2026-06-01", False,
    )  # fmt: skip
    text = drawn_deal(
        report,
        deal,
        conflicts=(Conflict("retention period", year, month, None),),
        amendments=(section,),
        vendor_status=VendorStatus("reported", (seen,)),
        findings=(*deal.findings[:2], replace(deal.findings[2], superseded_by="Amendment 1")),
        risks=deal.risks[:3],
    )
    said = " ".join(text.split())
    assert 'Retention period p. 2: 1 year, "kept for a year" p. 6: 30 days,' in said
    assert "Nothing in the papers says which of the two counts" in said
    assert '4.2: replaces p. 7 "4.2 is replaced." p. 7 governs.' in said
    assert "NO LONGER IN FORCE (1)" in said
    assert "Replaced by Amendment 1." in said
    assert "OTHER PASSAGES" not in said
    assert "The Post, 2026-05-01: Northlight provided cameras to a border agency" in said
    assert "The vendor's answer: It denies this." in said
    assert "Vendor reported by The Post on 2026-05-01; see below." in said
    assert "Not determined" not in said
    assert "Not determined: the list in use reports nothing of this vendor" in report_text(report)
