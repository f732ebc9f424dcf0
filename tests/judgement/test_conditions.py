import dataclasses

import pytest

from clauses.judgement.conditions import meets
from clauses.records import Attributes, Condition, Finding, Stance
from tests.judgement.made import FEDERAL, RETENTION, SHARING, finding


def condition(**fields: object) -> Condition:
    return dataclasses.replace(Condition((SHARING,)), **fields)  # type: ignore[arg-type]


def with_(**attributes: object) -> Finding:
    return finding(attributes=dataclasses.replace(Attributes(), **attributes))  # type: ignore[arg-type]


def test_empty_condition_asks_for_the_family_alone() -> None:
    assert meets(condition(), finding(SHARING))
    assert not meets(condition(), finding(FEDERAL))
    assert meets(condition(families=(FEDERAL, SHARING)), finding(FEDERAL))


def test_stances_are_alternatives() -> None:
    either = condition(stances=(Stance.PERMITS, Stance.CONDITIONS))
    assert meets(either, finding(stance=Stance.CONDITIONS))
    assert not meets(either, finding(stance=Stance.PROHIBITS))


@pytest.mark.parametrize(
    ("asked", "attributes", "met"),
    [
        ({"recipients": ("public", "acquirer")}, {"recipients": ("affiliates", "acquirer")}, True),
        ({"recipients": ("public",)}, {"recipients": ("affiliates",)}, False),
        ({"recipients": ("public",)}, {}, False),
        ({"without_recipients": ("public",)}, {"recipients": ("affiliates",)}, True),
        ({"without_recipients": ("public",)}, {"recipients": ("affiliates", "public")}, False),
        ({"without_recipients": ("public",)}, {}, True),
        ({"triggers": ("notice",)}, {"trigger": ("notice", "consent")}, True),
        ({"triggers": ("notice",)}, {"trigger": ("consent",)}, False),
        (
            {"triggers": ("notice",), "without_triggers": ("consent",)},
            {"trigger": ("notice",)},
            True,
        ),
        (
            {"triggers": ("notice",), "without_triggers": ("consent",)},
            {"trigger": ("notice", "consent")},
            False,
        ),
        ({"data": ("deidentified",)}, {"data": "deidentified"}, True),
        ({"data": ("deidentified",)}, {"data": "identified"}, False),
        ({"data": ("deidentified",)}, {}, False),
        ({"data": ("identified", "any")}, {}, True),
        ({"actors": ("vendor", "both")}, {"actor": "vendor"}, True),
        ({"actors": ("vendor", "both")}, {"actor": "customer"}, False),
        ({"actors": ("vendor", "both")}, {}, True),
        ({"counted_from": ("termination",)}, {"counted_from": "termination"}, True),
        ({"counted_from": ("termination",)}, {"counted_from": "capture"}, False),
        ({"counted_from": ("termination",)}, {}, False),
        ({"sale": True}, {"sale": True}, True),
        ({"sale": True}, {}, False),
        ({"sale": False}, {}, True),
        ({"sale": False}, {"sale": True}, False),
    ],
)
def test_attributes(asked: dict[str, object], attributes: dict[str, object], met: bool) -> None:
    assert meets(condition(**asked), with_(**attributes)) is met


def test_a_ban_on_selling_lets_nothing_be_sold() -> None:
    ban = finding(stance=Stance.PROHIBITS, attributes=Attributes(sale=True))
    assert meets(condition(sale=False), ban)
    assert not meets(condition(sale=True), ban)


@pytest.mark.parametrize(
    ("asked", "period", "met"),
    [
        ({"longer_than": "P1Y"}, "P13M", True),
        ({"longer_than": "P1Y"}, "P12M", False),
        ({"longer_than": "P1Y"}, "P365D", False),
        ({"longer_than": "P59M"}, "P60M", True),
        ({"longer_than": "P59M"}, "P5Y", True),
        ({"longer_than": "P0D"}, "PT24H", True),
        ({"longer_than": "P0D"}, None, False),
        ({"at_most": "P30D"}, "P1M", True),
        ({"at_most": "P30D"}, "P31D", False),
        ({"at_most": "P30D"}, None, False),
        ({"longer_than": "P60D", "at_most": "P1Y"}, "P90D", True),
        ({"longer_than": "P60D", "at_most": "P1Y"}, "P2Y", False),
        ({"longer_than": "P1Y"}, "a while", False),
    ],
)
def test_periods(asked: dict[str, object], period: str | None, met: bool) -> None:
    kept = finding(RETENTION, Stance.CONDITIONS, attributes=Attributes(period=period))
    assert meets(condition(families=(RETENTION,), **asked), kept) is met


@pytest.mark.parametrize(
    ("word", "quote", "met"),
    [
        ("ICE", "It may be shared with ICE or CBP.", True),
        ("ICE", "It may be shared with DHS/ICE.", True),
        ("ICE", "Written notice of each office and its prices.", False),
        ("ICE", "The vendor clears ice from the cameras.", False),
        ("ICE", "POLICE OFFICE", False),
        ("good faith", "It believes in Good\nFaith that this is so.", True),
        ("good faith", "Goods are shipped; faith matters.", False),
        ("sell", "Vendor shall not SELL it.", True),
        ("sell", "The reseller is paid.", False),
        ("vendor's", "At the vendor’s discretion.", True),
        ("C++", "Written in C++ (2011).", True),
    ],
)
def test_mentions_are_whole_words(word: str, quote: str, met: bool) -> None:
    assert meets(condition(mentions=(word,)), finding(quote=quote)) is met
    assert meets(condition(without_mentions=(word,)), finding(quote=quote)) is not met


def test_one_of_the_words_mentioned_is_enough() -> None:
    either = condition(mentions=("network", "pool"))
    assert meets(either, finding(quote="It joins the pool."))
    assert not meets(either, finding(quote="It joins the poolside club."))


def test_the_lead_in_is_part_of_the_passage() -> None:
    item = finding(quote="erase all Footage;", lead_in="Upon termination the Vendor shall:")
    assert meets(condition(mentions=("termination",)), item)
    assert not meets(condition(mentions=("termination",)), finding(quote="erase all Footage;"))
