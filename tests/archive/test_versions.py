import pytest

from clauses.answers import Group, Member
from clauses.archive.versions import alike, versions_of
from clauses.errors import UsageError
from clauses.records import Turn
from tests.archive.holdings import Holdings

TERMS = " ".join(f"term{number} of the lease" for number in range(120))
BAR = "Northlight shall not sell plate reads."
KEEP = "Plate reads are kept for thirty days by Northlight."


def lease(
    held: Holdings, sha: str, path: str, date: str | None, *findings: str, agency: str = "Elm"
) -> None:
    held.content(sha, path)
    deal = held.deal(sha, date=date, agency=f"City of {agency}", title="Lease")
    document = held.document(sha, 0, f"{TERMS} City of {agency}", deal=deal)
    for page, quote in enumerate(findings, start=1):
        family = "retention" if "kept" in quote else "third_party_sharing"
        stance = "conditions" if "kept" in quote else "prohibits"
        held.finding(document, deal, quote, family=family, stance=stance, page=page)


@pytest.fixture
def held() -> Holdings:
    held = Holdings()
    lease(held, "a1", "2019.pdf", "2019-05-01", BAR, f"{KEEP} City of Elm decides.")
    lease(held, "d4", "2020.pdf", "2020-05-01", BAR, f"{KEEP} City of Ash decides.", agency="Ash")
    lease(held, "c3", "2021.pdf", "2021-06-30", f"{KEEP} City of Elm decides.")
    lease(held, "b2", "later.pdf", None, BAR)
    held.content("ee", "other.pdf")
    held.document("ee", 0, " ".join(f"minute{number}" for number in range(300)), kind="minutes")
    return held


def test_a_group_has_its_members_by_date(held: Holdings) -> None:
    groups = alike(held.store)
    assert (groups.documents, groups.left_out) == (4, 0)
    (group,) = groups.groups
    assert group == Group(
        name="a1-0",
        members=tuple(
            Member(path, 1, 1, "agreement", "Lease", "Northlight Optics, Inc.", agency, date)
            for path, date, agency in (
                ("2019.pdf", "2019-05-01", "City of Elm"),
                ("2020.pdf", "2020-05-01", "City of Ash"),
                ("2021.pdf", "2021-06-30", "City of Elm"),
                ("later.pdf", None, "City of Elm"),
            )
        ),
        same_words=2,  # those for Elm
    )


def test_only_kinds_asked_for_are_listed_and_no_more_than_the_limit(held: Holdings) -> None:
    assert alike(held.store, ["minutes"]).groups == ()
    assert alike(held.store, ["agreement"]).documents == 4
    held.store.execute("UPDATE documents SET kind = 'order_form' WHERE sha256 = 'a1'")
    (group,) = alike(held.store, ["agreement"]).groups
    assert (group.name, len(group.members)) == ("a1-0", 3)  # the name of the whole group
    none = alike(held.store, most=0)
    assert (none.groups, none.left_out, none.documents) == ((), 1, 4)


def test_versions_come_by_date_and_say_what_is_gone_since(held: Holdings) -> None:
    versions = versions_of(held.store, "2020.pdf")
    assert versions.name == "a1-0"
    assert [[one.path for one in version.members] for version in versions.versions] == [
        ["2019.pdf", "2020.pdf"],  # another city's name is no other version
        ["2021.pdf"],
    ]
    first, second = versions.versions
    assert first.change is None
    assert second.change is not None
    (change,) = second.change.passages
    assert (change.turn, change.before and change.before.quote, change.after) == (
        Turn.GONE, BAR, None,
    )  # fmt: skip
    assert second.change.same_passages == 1
    assert [one.path for one in versions.undated] == ["later.pdf"]
    assert versions_of(held.store, "a1-0") == versions


def test_a_number_changed_is_another_version_though_a_name_is_not(held: Holdings) -> None:
    lease(
        held,
        "f6",
        "2022.pdf",
        "2022-01-01",
        f"{KEEP} City of Elm decides.".replace("thirty", "sixty"),
    )
    *_, last = versions_of(held.store, "2022.pdf").versions
    assert [one.path for one in last.members] == ["2022.pdf"]
    assert last.change is not None
    assert [one.what for one in last.change.passages] == [("wording",)]


def test_what_is_not_there_or_like_nothing_is_a_fault_with_advice(held: Holdings) -> None:
    with pytest.raises(UsageError, match=r"no document and no group no\.pdf"):
        versions_of(held.store, "no.pdf")
    with pytest.raises(UsageError, match="with page 9"):
        versions_of(held.store, "2019.pdf", 9)
    with pytest.raises(UsageError, match="no other document is like other"):
        versions_of(held.store, "other.pdf")


def test_a_packet_with_several_templates_asks_which(held: Holdings) -> None:
    other = " ".join(f"rule{number}" for number in range(300))
    held.content("p7", "packet.pdf", pages=2)
    held.document("p7", 0, TERMS, first_page=1)
    held.document("p7", 1, other, first_page=2, kind="policy")
    held.content("q8", "policy.pdf")
    held.document("q8", 0, other, kind="policy", date="2020-01-01")
    with pytest.raises(UsageError, match=r"2 groups \(a1-0, p7-1\); name one of them, or a page"):
        versions_of(held.store, "packet.pdf")
    assert versions_of(held.store, "packet.pdf", 2).name == "p7-1"
