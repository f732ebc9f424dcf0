from clauses.answers import GraveFinding
from clauses.archive.gravest import gravest_findings
from tests.archive.holdings import Holdings

SALE = "Northlight may sell plate reads."


def holdings(*names: str) -> Holdings:
    held = Holdings()
    for name in names:
        held.content(name, f"{name}.pdf")
        deal = held.deal(name)
        document = held.document(name, 0, SALE, deal=deal)
        sale = held.finding(document, deal, SALE.upper() if name == "c" else SALE, page=2)
        held.risk(deal, "sale", sale, severity="critical")
        held.risk(deal, "reads", sale, severity="critical")
        read = held.finding(document, deal, SALE.upper() if name == "c" else SALE, page=2,
                            family="federal_access", stance="conditions")  # fmt: skip
        held.risk(deal, "reads", read, severity="critical")
        kept = held.finding(document, deal, f"Kept for ever, says {name}.", family="retention")
        held.risk(deal, "kept", kept, severity="high")
        old = held.finding(document, deal, "Old words.", superseded=True)
        held.risk(deal, "old", old, severity="critical")
        met = held.finding(document, deal, "No sale at all.", stance="prohibits")
        held.risk(deal, "no-sale", met, outcome="met", severity="critical")
    return held


def test_a_passage_counts_once_however_often_it_stands() -> None:
    expected = GraveFinding(
        severity="critical",
        families=("third_party_sharing", "federal_access"),
        stance="permits",
        quote=SALE,
        path="a.pdf",
        page=2,
        vendor="Northlight Optics, Inc.",
        agency="City of Elm",
        titles=("Title of reads", "Title of sale"),
        rules=("reads", "sale"),
        copies=2,
    )
    assert gravest_findings(holdings("a", "b", "c").store, 1) == (expected,)
    assert gravest_findings(holdings("c", "b", "a").store, 1) == (expected,)


def test_less_grave_ones_follow_until_there_are_enough() -> None:
    found = gravest_findings(holdings("b", "a").store, 3)
    assert [(one.severity, one.path, one.quote, one.copies) for one in found] == [
        ("critical", "a.pdf", SALE, 1),
        ("high", "a.pdf", "Kept for ever, says a.", 0),
        ("high", "b.pdf", "Kept for ever, says b.", 0),
    ]
    assert len(gravest_findings(holdings("b", "a").store, 50)) == 3
    assert gravest_findings(holdings("b", "a").store, 0) == ()


def test_copies_are_counted_where_many_passages_go_by() -> None:
    held = holdings("a", "b")
    document, deal = 1, 1
    for number in range(120):
        own = held.finding(document, deal, f"Passage number {number}.", page=9)
        held.risk(deal, "many", own, severity="critical")
    (first,) = gravest_findings(held.store, 1)
    assert (first.quote, first.copies) == (SALE, 1)
