import dataclasses

import pytest

from clauses.judgement.conditions import fact_meets, meets, passages
from clauses.judgement.running_text import running_text
from clauses.records import (
    Attributes,
    Condition,
    Fact,
    FactCondition,
    Finding,
    PassageCondition,
    Stance,
)
from tests.judgement.made import FEDERAL, RETENTION, SHARING, finding, reviewed


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


@pytest.mark.parametrize(
    ("quote", "sold"),
    [
        ("Plate data may not be shared with or sold to anyone unless the law asks it.", False),
        ("Vendor shall sell no plate data unless the City agrees.", True),
        ("Vendor may sell plate data if the City agrees.", True),
        ("Vendor never sells, and never has sold, plate data but for court exhibits.", False),
    ],
)
def test_a_ban_on_selling_with_exceptions_is_no_leave_to_sell(quote: str, sold: bool) -> None:
    told = finding(stance=Stance.CONDITIONS, quote=quote, attributes=Attributes(sale=True))
    assert meets(condition(sale=True), told) is sold


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


def test_a_clock_that_is_kept_says_nothing_of_another() -> None:
    logs = finding(RETENTION, Stance.CONDITIONS, quote="Search logs are kept for two years.")
    assert meets(condition(families=(RETENTION,), clocks=("logs",)), logs)
    assert not meets(condition(families=(RETENTION,), clocks=("data", "derived")), logs)


def test_a_duty_of_the_customer_alone_does_not_bind_the_vendor() -> None:
    asked = condition(actors=("vendor", "both", "recipient"))
    assert not meets(asked, finding(quote="Customer shall not share recordings with anyone."))
    assert meets(asked, finding(quote="Recordings shall not be shared with anyone."))
    assert meets(condition(), finding(quote="Customer shall not share recordings with anyone."))


def test_words_of_the_heading_and_words_besides() -> None:
    one = dataclasses.replace(
        finding(quote="Vendor may disclose Footage."), clause_heading="Aggregated Data"
    )
    assert meets(condition(headings=("aggregated",)), one)
    assert not meets(condition(headings=("disclosure",)), one)
    assert not meets(condition(headings=("aggregated",)), finding())
    assert meets(condition(mentions=("disclose",), also_mentions=("footage",)), one)
    assert not meets(condition(mentions=("disclose",), also_mentions=("images",)), one)


@pytest.mark.parametrize(
    ("quote", "permits"),
    [
        ("Vendor may send immigration status to ICE as 8 U.S.C. 1373 requires.", False),
        ("Nothing here bars sending citizenship status under 8 U.S.C. 1644.", False),
        ("Vendor may send addresses to ICE under 8 U.S.C. 1373.", True),
        ("Vendor may send any information to ICE under 8 U.S.C. 1373.", True),
        ("Vendor may send immigration status to ICE.", True),
    ],
)
def test_what_saves_status_alone_permits_nothing(quote: str, permits: bool) -> None:
    asked = condition(families=(FEDERAL,), stances=(Stance.PERMITS,))
    assert meets(asked, finding(FEDERAL, Stance.PERMITS, quote=quote)) is permits
    limited = condition(families=(FEDERAL,), stances=(Stance.CONDITIONS,))
    assert meets(limited, finding(FEDERAL, Stance.PERMITS, quote=quote)) is not permits


def fact(name: str, value: str) -> Fact:
    return Fact(name, value, "", 1, "deal.pdf")


@pytest.mark.parametrize(
    ("asked", "value", "met"),
    [
        (FactCondition("audit_right"), "true", True),
        (FactCondition("audit_right"), "false", False),
        (FactCondition("term"), "true", False),
        (FactCondition("audit_right", values=("yearly",)), "Yearly", True),
        (FactCondition("audit_right", values=("yearly",)), "monthly", False),
        (FactCondition("audit_right", without_values=("yearly",)), "YEARLY", False),
        (FactCondition("audit_right", without_values=("yearly",)), "monthly", True),
        (FactCondition("audit_right", longer_than="PT72H"), "P10D", True),
        (FactCondition("audit_right", longer_than="PT72H"), "P3D", False),
        (FactCondition("audit_right", longer_than="PT72H"), "promptly", False),
        (FactCondition("audit_right", at_most="P3D"), "PT24H", True),
    ],
)
def test_a_fact(asked: FactCondition, value: str, met: bool) -> None:
    assert fact_meets(asked, fact("audit_right", value)) is met


def test_sentences_with_the_words_are_found_with_their_page() -> None:
    text = running_text(
        reviewed(
            ("Past work", "The bidder is from Ohio. It built a border wall in 2019."),
            "No border wall was built. The wall stands.",
            path="bid.pdf",
        )
    )
    asked = PassageCondition(("wall",), ("border",), ("no",))
    assert list(passages(asked, [text])) == [
        Fact("passage", "1.", "It built a border wall in 2019.", 1, "bid.pdf")
    ]
    assert list(passages(PassageCondition(("bridge",)), [text])) == []


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Searches of the system are audited each year.", True),
        ("Are searches of the system audited each year?", False),
        ("4.2 AUDITED SEARCHES OF THE SYSTEM", False),
        ("VENDOR SHALL SEE TO IT THAT SEARCHES ARE AUDITED EACH YEAR.", True),
    ],
)
def test_questions_and_titles_state_nothing(quote: str, found: bool) -> None:
    asked = PassageCondition(mentions=("audited",))
    assert bool(list(passages(asked, [running_text(reviewed(quote))]))) is found


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("Vendor shall encrypt recordings.", True),
        ("Recordings are encrypted.", True),
        ("Customer shall encrypt recordings.", False),
        ("Customer shall ask, and Vendor shall encrypt recordings.", True),
    ],
)
def test_words_that_bind_the_customer_alone_protect_it_of_nothing(quote: str, counts: bool) -> None:
    asked = PassageCondition(mentions=("encrypt", "encrypted"), actors=("vendor", "both"))
    text = running_text(reviewed(quote))
    assert bool(list(passages(asked, [text]))) is counts
    assert list(passages(dataclasses.replace(asked, actors=()), [text]))
