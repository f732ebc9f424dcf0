import random

from clauses.answers import Count, DealRow, RecipientTally, RuleTally
from clauses.archive.report import report
from tests.archive.holdings import Holdings

NAMES = ("ash", "elm", "oak")


def holdings(names: tuple[str, ...] = NAMES) -> Holdings:
    held = Holdings()
    for name in names:
        held.content(
            name, f"{name}.pdf", pages=3, unread={3: "a picture"} if name == "oak" else None
        )
        levels = ("critical", "none", "none") if name == "elm" else ("high", "none", "none")
        deal = held.deal(name, agency=f"City of {name.title()}", value=0.1, levels=levels)
        document = held.document(name, 0, "one", "two", deal=deal, first_page=2)
        sale = held.finding(document, deal, f"Sold by {name}.", "private_parties", page=2)
        bar = held.finding(document, deal, "Barred.", "public", "private_parties", page=3,
                           stance="prohibits")  # fmt: skip
        old = held.finding(document, deal, "Old.", "acquirer", superseded=True)
        held.risk(deal, "sale", sale, severity="critical" if name == "elm" else "high")
        held.risk(deal, "bar", bar, old, outcome="met", severity="critical")
        held.risk(deal, "limit", outcome="missing", severity="low", policy="bill")
        held.risk(deal, "other", outcome="not_applicable", policy="bill")
    return held


def test_the_report_counts_and_lists_what_the_store_holds() -> None:
    found = report(holdings().store)
    assert (found.files, found.contents, found.documents, found.deals_total) == (3, 3, 3, 3)
    assert (found.pages, found.pages_read, found.findings) == (9, 8, 9)
    assert found.rules == (
        RuleTally("limit", "bill", "Title of limit", "low", 0, 3, 0, 0, 0),
        RuleTally("sale", "baseline", "Title of sale", "critical", 3, 0, 0, 0, 0),
        RuleTally("bar", "baseline", "Title of bar", "critical", 0, 0, 0, 3, 0),
    )
    assert found.recipients == (
        RecipientTally("private_parties", permits=3, conditions=0, prohibits=3, deals=3),
        RecipientTally("public", permits=0, conditions=0, prohibits=3, deals=3),
    )
    assert found.deals[0] == DealRow(
        path="elm.pdf",
        page=2,
        title="Camera agreement",
        vendor="Northlight Optics, Inc.",
        agency="City of Elm",
        date="2021-06-30",
        value=0.1,
        levels=("critical", "none", "none"),
        critical=1,
        high=0,
        missing=1,
        status="ok",
    )
    assert [one.path for one in found.deals] == ["elm.pdf", "ash.pdf", "oak.pdf"]
    assert [one.quote for one in found.gravest] == ["Sold by elm.", "Sold by ash.", "Sold by oak."]
    assert found.reasons == (Count("a picture", 1),)
    assert (found.vendors[0].value, found.vendors_left_out) == (0.3, 0)


def test_deals_beyond_the_limit_are_counted() -> None:
    found = report(holdings().store, most_deals=1, gravest=0)
    assert ([one.path for one in found.deals], found.deals_left_out) == (["elm.pdf"], 2)
    assert found.gravest == ()


def test_the_report_does_not_depend_on_the_order_in_which_files_were_read() -> None:
    expected = report(holdings().store)
    for seed in range(4):
        names = list(NAMES)
        random.Random(seed).shuffle(names)
        assert report(holdings(tuple(names)).store) == expected


def test_an_empty_store_has_an_empty_report() -> None:
    found = report(Holdings().store)
    assert (found.files, found.deals, found.rules, found.vendors, found.not_read) == (
        0, (), (), (), (),
    )  # fmt: skip
