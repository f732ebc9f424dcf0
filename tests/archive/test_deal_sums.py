from clauses.answers import Count, Reach, Tally
from clauses.archive.deal_sums import Sums, passed, rank_of
from clauses.records import Profile
from tests.archive.holdings import Holdings


def summed(held: Holdings) -> Sums:
    sums = Sums()
    assert len(list(passed(held.store, sums))) == sums.deals
    return sums


def holdings() -> Holdings:
    held = Holdings()
    held.content("aa", "a.pdf")
    first = held.deal("aa", 0, vendor="Northlight Optics, Inc.", value=1000.1,
                      levels=("critical", "high", "none"))  # fmt: skip
    second = held.deal("aa", 1, vendor="Northlight Optics Inc", value=0.2, date=None,
                       levels=("high", "none", "cannot_tell"))  # fmt: skip
    third = held.deal("aa", 2, vendor="Northlight Optics, Inc.", levels=("none",) * 3)
    held.deal("aa", 3, vendor=None, levels=("none",) * 3)
    held.risk(first, "r1", severity="critical")
    held.risk(first, "r2", outcome="missing", policy="bill")
    held.risk(first, "r3", outcome="met", policy="bill")
    held.risk(second, "r2", outcome="missing", policy="bill")
    held.risk(third, "r1", outcome="met")
    held.risk(third, "r2", outcome="not_applicable", policy="bill")
    return held


def test_spellings_of_a_name_are_one_and_deals_without_come_last() -> None:
    assert summed(holdings()).vendors.tallies() == (
        Tally("Northlight Optics, Inc.", deals=3, valued=2, value=1000.3, critical=1, high=1,
              risks=1, missing=2),
        Tally(None, deals=1, valued=0, value=0.0, critical=0, high=0, risks=0, missing=0),
    )  # fmt: skip


def test_years_are_those_of_the_deals_dates() -> None:
    found = {one.name: one.deals for one in summed(holdings()).years.tallies()}
    assert found == {"2021": 3, None: 1}


def test_a_policy_reaches_the_deals_with_a_risk_or_a_lack_under_it() -> None:
    both, bill = Profile("both", "", "", ("baseline", "bill")), Profile("one", "", "", ("bill",))
    other = Profile("other", "", "", ("bill", "not-judged-by"))
    assert summed(holdings()).reach_of([both, bill, other]) == (
        Reach("baseline", profile=False, judged=2, deals=1, at_risk=1, valued=1, value=1000.1),
        Reach("bill", profile=False, judged=2, deals=2, at_risk=0, valued=2, value=1000.3),
        Reach("both", profile=True, judged=3, deals=2, at_risk=1, valued=2, value=1000.3),
        Reach("one", profile=True, judged=2, deals=2, at_risk=0, valued=2, value=1000.3),
    )


def test_levels_are_counted_by_family_gravest_first() -> None:
    assert summed(holdings()).level_counts() == (
        ("third_party_sharing", (Count("critical", 1), Count("high", 1), Count("none", 2))),
        ("federal_access", (Count("high", 1), Count("none", 3))),
        ("retention", (Count("none", 3), Count("cannot_tell", 1))),
    )


def test_what_cannot_be_told_goes_before_what_is_clear() -> None:
    held = Holdings()
    held.content("aa", "a.pdf")
    for number, level in enumerate(("none", "cannot_tell", "low", "critical")):
        held.deal("aa", number, levels=("none", level, "not_applicable"))
    ranks = [deal.rank for deal in passed(held.store, Sums())]
    assert ranks == [5, 4, 3, 0]


def test_a_store_without_deals_sums_to_nothing() -> None:
    sums = summed(Holdings())
    assert (sums.deals, sums.vendors.tallies(), sums.level_counts()) == (0, (), ())
    assert sums.reach_of([Profile("empty", "", "", ())]) == ()


def test_critical_ranks_first() -> None:
    assert [rank_of(level) for level in ("critical", "none", "cannot_tell")] == [0, 4, 6]
