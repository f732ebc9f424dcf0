import dataclasses
import typing
from enum import Enum, StrEnum
from multiprocessing import Pipe
from pathlib import Path

import pytest

from clauses import records
from clauses.classification import attributes
from clauses.records import (
    Attributes,
    Box,
    Family,
    Finding,
    Level,
    Outcome,
    Refused,
    Severity,
    Span,
    Stance,
)

TYPES = [one for one in vars(records).values() if isinstance(one, type)]
RECORDS = [one for one in TYPES if dataclasses.is_dataclass(one)]
ENUMS = [one for one in TYPES if issubclass(one, Enum) and one is not StrEnum]


def values_in(annotation: object) -> set[object]:
    """The types a field's value is made of."""
    inner = typing.get_args(annotation)
    own = {typing.get_origin(annotation) or annotation}
    return own.union(*map(values_in, inner)) if inner else own


def test_there_are_records_and_enums() -> None:
    assert len(RECORDS) > 20
    assert len(ENUMS) > 8


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_is_frozen_slotted_and_made_of_what_cannot_change(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
    for name, annotation in typing.get_type_hints(record).items():
        assert not values_in(annotation) & {list, dict, set}, name


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).start = 2  # type: ignore[misc]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_value_of_an_enum_is_a_word_for_reports(enum: type[StrEnum]) -> None:
    assert all(isinstance(one, str) and one.value == one.value.lower() for one in enum)
    assert [str(one) for one in enum] == [one.value for one in enum]


def test_families_and_stances_are_those_of_the_labelling_guide() -> None:
    assert [str(one) for one in Family] == ["third_party_sharing", "federal_access", "retention"]
    assert [str(one) for one in Stance] == ["permits", "conditions", "prohibits"]


def test_severities_rank_from_the_gravest() -> None:
    assert [(str(one), one.rank) for one in Severity] == [
        ("critical", 0),
        ("high", 1),
        ("medium", 2),
        ("low", 3),
        ("info", 4),
    ]


def test_what_cannot_be_told_is_neither_a_risk_nor_none() -> None:
    assert {"cannot_tell", "not_applicable"} <= {str(one) for one in Outcome}
    assert {"cannot_tell", "not_applicable", "none"} <= {str(one) for one in Level}


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 7)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    assert (Span(start, end).start, Span(start, end).end) == (start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_does_not_run_backward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"no span runs from {start} to {end}"):
        Span(start, end)


def test_absent_attributes_are_none_or_empty() -> None:
    assert dataclasses.asdict(Attributes()) == {
        "recipients": (),
        "data": None,
        "sale": None,
        "trigger": (),
        "period": None,
        "counted_from": None,
        "actor": None,
    }


def test_every_attribute_the_model_answers_has_a_field() -> None:
    asked = {question.split("=")[0] for question in attributes.QUESTIONS}
    fields = {field.name for field in dataclasses.fields(Attributes)}
    assert asked - {"from"} | {"counted_from", "period"} == fields


def test_records_pass_from_process_to_process() -> None:
    finding = Finding(
        "a1", Family.RETENTION, Stance.PERMITS, 0.9, "Kept.", "deal.pdf", 2, "4", None, "",
        (Box(2, 1.0, 2.0, 3.0, 4.0),), Attributes(recipients=("public",)),
    )  # fmt: skip
    ours, theirs = Pipe()
    for one in (finding, Refused("deal.pdf", "it is empty", "ask again"), Severity.HIGH):
        ours.send(one)
        assert theirs.recv() == one
    ours.close()
    theirs.close()


def test_the_module_says_what_its_units_are() -> None:
    text = Path(records.__file__).read_text("utf-8")
    assert text.startswith('"""The nouns every stage speaks')
    assert all(record.__doc__ for record in RECORDS)
