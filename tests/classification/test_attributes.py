import pytest

from clauses.classification.attributes import QUESTIONS, attributes
from clauses.records import (
    ACTORS,
    COUNTED_FROM,
    DATA,
    RECIPIENTS,
    TRIGGERS,
    Attributes,
    Family,
    Stance,
)

SHARING, FEDERAL, RETENTION = Family
EVERY = frozenset(QUESTIONS)
NONE: frozenset[str] = frozenset()


def test_the_questions_are_all_values_of_the_guide_but_the_period() -> None:
    names: dict[str, list[str]] = {
        name: [] for name in ("recipients", "trigger", "data", "sale", "from", "actor")
    }
    for question in QUESTIONS:
        name, value = question.split("=")
        names[name].append(value)
    assert {name: tuple(values) for name, values in names.items()} == {
        "recipients": RECIPIENTS,
        "trigger": TRIGGERS,
        "data": DATA,
        "sale": ("true",),
        "from": COUNTED_FROM,
        "actor": ACTORS,
    }


def test_answers_become_attributes() -> None:
    answers = frozenset(
        {"recipients=affiliates", "trigger=notice", "trigger=consent", "data=any", "actor=vendor"}
    )
    text = "With consent and notice Vendor may give Data to its affiliates."
    assert attributes(text, SHARING, Stance.CONDITIONS, answers) == Attributes(
        recipients=("affiliates",), data="any", trigger=("consent", "notice"), actor="vendor"
    )


def test_nothing_is_guessed() -> None:
    assert attributes("Vendor may share Data.", SHARING, Stance.PERMITS, NONE) == Attributes()


@pytest.mark.parametrize("name", ["ICE", "Customs and Border Protection", "immigration agents"])
def test_immigration_agencies_are_taken_from_the_words(name: str) -> None:
    text = f"Vendor may give reads to {name}."
    for family in (SHARING, FEDERAL):
        found = attributes(text, family, Stance.PERMITS, NONE)
        assert found == Attributes(recipients=("federal_immigration",))


def test_immigration_agencies_are_not_taken_from_the_model() -> None:
    answers = frozenset({"recipients=federal_immigration", "recipients=federal_other"})
    text = "On notice the office may give reads to federal agents."
    found = attributes(text, FEDERAL, Stance.PERMITS, answers)
    assert found.recipients == ("federal_other",)


def test_recipients_of_federal_access_are_agencies_only() -> None:
    text = "Vendor may tell everyone."
    federal = attributes(text, FEDERAL, Stance.PERMITS, EVERY).recipients
    assert federal == ("federal_other", "any_government", "state_local_agencies")
    assert attributes(text, SHARING, Stance.PERMITS, EVERY).recipients == RECIPIENTS[1:]


def test_retention_has_no_recipients() -> None:
    found = attributes("Data of ICE are kept 30 days.", RETENTION, Stance.CONDITIONS, EVERY)
    assert found.recipients == ()


def test_only_retention_has_a_period_and_where_it_counts_from() -> None:
    text = "Vendor shall delete Data within thirty days after termination."
    answers = frozenset({"from=termination"})
    assert attributes(text, RETENTION, Stance.CONDITIONS, answers) == Attributes(
        period="P30D", counted_from="termination"
    )
    assert attributes(text, SHARING, Stance.CONDITIONS, answers) == Attributes()


@pytest.mark.parametrize(
    ("text", "counted_from"),
    [
        ("A clip is kept until the ticket is paid, and is erased ninety days later.", None),
        ("Reads stay until the hearing and for thirty days after it.", None),
        ("A clip is erased ninety days after it was taken.", "capture"),
        ("A clip is kept for ninety days, or until the ticket is paid.", "capture"),
    ],
)
def test_a_period_that_begins_after_another_event_runs_not_from_capture(
    text: str, counted_from: str | None
) -> None:
    found = attributes(text, RETENTION, Stance.CONDITIONS, frozenset({"from=capture"}))
    assert found.counted_from == counted_from


def test_what_must_go_at_once_has_no_period() -> None:
    text = "Vendor shall delete Data at once, and in no case keep it 30 days."
    assert attributes(text, RETENTION, Stance.PROHIBITS, NONE).period is None
    assert attributes(text, RETENTION, Stance.PERMITS, NONE).period == "P30D"


@pytest.mark.parametrize(
    "text",
    [
        "Vendor may sell Data.",
        "Vendor may not monetize Data.",
        "Data may be RENTED to anyone.",
        "Vendor licenses the derived data to partners.",
        "Data may be given for valuable consideration.",
    ],
)
def test_a_sale_needs_the_model_and_a_word_of_sale(text: str) -> None:
    yes = frozenset({"sale=true"})
    assert attributes(text, SHARING, Stance.PERMITS, yes).sale is True
    assert attributes(text, SHARING, Stance.PERMITS, NONE).sale is None
    assert attributes(text, FEDERAL, Stance.PERMITS, yes).sale is None


@pytest.mark.parametrize(
    "text",
    [
        "Vendor may give Data to partners.",
        "Customer grants Vendor a license in its current form.",
        "The wholesaler parented a different traditional product.",
        "Customer grants Vendor a royalty-free license to use the footage to provide the service.",
    ],
)
def test_no_sale_without_a_word_of_sale(text: str) -> None:
    assert attributes(text, SHARING, Stance.PERMITS, frozenset({"sale=true"})).sale is None


def test_the_first_of_several_answers_is_taken_where_one_is_asked_for() -> None:
    found = attributes("Data are kept.", RETENTION, Stance.PERMITS, EVERY)
    assert (found.data, found.counted_from, found.actor) == ("identified", "capture", "vendor")


def test_of_a_text_too_long_to_be_a_passage_only_the_start_is_read() -> None:
    text = "Vendor may tell others. " * 60_000 + "ICE. Data are kept 30 days."
    assert attributes(text, SHARING, Stance.PERMITS, NONE) == Attributes()
    assert attributes(text, RETENTION, Stance.PERMITS, NONE) == Attributes()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Vendor may publish gate totals shorn of card numbers.", "deidentified"),
        ("Vendor may publish anonymized gate logs.", "deidentified"),
        ("Vendor may publish the gate logs.", None),
        ("Vendor may publish the gate logs of each badge holder.", None),
    ],
)
def test_data_is_deidentified_only_where_a_word_says_so(text: str, data: str | None) -> None:
    answers = frozenset({"data=deidentified"})
    assert attributes(text, SHARING, Stance.PERMITS, answers).data == data
