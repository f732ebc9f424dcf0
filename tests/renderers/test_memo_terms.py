from dataclasses import replace

from clauses.records import AmendedSection, Conflict, Deal, Fact, VendorReport, VendorStatus
from clauses.renderers.memo_parts import Bullets, Heading, Paragraph, Quotation, Table
from clauses.renderers.memo_terms import term_parts
from clauses.renderers.passages import Passages


def test_conflicts_amendments_and_vendor(deal: Deal) -> None:
    path = deal.documents[0].path
    first = Fact("term", "P1Y", "for one year", 2, path)
    second = Fact("term", "P2Y", "for two years", 5, path)
    reported = VendorReport("Northlight", "Northlight Optics, Inc.", "name", "cameras", "an agency",
                            "Example Post", "2026-02-03", "", "It denies this.",
                            "2026-10-01", False)  # fmt: skip
    deal = replace(
        deal,
        facts=(),
        unreviewed=(),
        findings=(replace(deal.findings[0], superseded_by="Amendment 1"), *deal.findings[1:]),
        conflicts=(Conflict("term", first, second, None),),
        amendments=(
            AmendedSection("Section 4", "replace", path, 7, "is replaced", path, "Governs now."),
        ),
        vendor_status=VendorStatus("reported", (reported,), "2026-01-01"),
    )
    parts = list(term_parts(Passages(deal)))
    assert parts[:5] == [
        Heading(3, "The papers contradict each other (1)"),
        Heading(4, "Term"),
        Quotation("for one year", "p. 2: 1 year"),
        Quotation("for two years", "p. 5: 2 years"),
        Paragraph("Nothing in the papers says which of the two counts: ask for it to be settled."),
    ]
    assert isinstance(parts[6], Table)
    assert parts[6].rows == (
        ("Section 4", "replace", "p. 7", "\u201cis replaced\u201d", "Governs now."),
    )
    assert parts[-2] == Bullets(
        (
            "Example Post, 2026-02-03: Northlight provided cameras to an agency (matched by name)."
            " The vendor's answer: It denies this.",
            "A declaration of the vendor of 2026-01-01 is on file.",
        )
    )


def test_nothing_to_say_is_no_part(deal: Deal) -> None:
    assert list(term_parts(Passages(replace(deal, facts=(), unreviewed=())))) == []
