import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.contractnli import (
    CONTRADICTION,
    ENTAILMENT,
    HYPOTHESES,
    NOT_MENTIONED,
    NOTICE,
    RETAIN,
    RETURN,
    SHARING,
    Contract,
    States,
    as_trained,
    evidence_alone,
    figures,
    load,
    passages,
)
from clauses.classification.artefact import Calibration
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import Encoder
from clauses.classification.model import Model
from clauses.records import Family


def contract(choice: str, evidence: set[int], spans: int = 3) -> Contract:
    return Contract(
        tuple(f"Span {i}." for i in range(spans)),
        dict.fromkeys(HYPOTHESES, choice),
        dict.fromkeys(HYPOTHESES, frozenset(evidence)),
    )


def test_an_agreement_is_read_as_spans_with_what_is_noted_of_four_hypotheses(
    tmp_path: Path,
) -> None:
    noted: dict[str, dict[str, Any]] = {
        one: {"choice": NOT_MENTIONED, "spans": []} for one in (*HYPOTHESES, "nda-1")
    }
    noted[SHARING] = {"choice": ENTAILMENT, "spans": [1]}
    document = {"text": "It rains.\nHosts  share.", "spans": [[0, 9], [10, 23]],
                "annotation_sets": [{"annotations": noted}]}  # fmt: skip
    path = tmp_path / "dev.json"
    path.write_text(json.dumps({"documents": [document]}), "utf-8")
    (one,) = load(path)
    assert one.spans == ("It rains.", "Hosts share.")
    assert (one.choices[SHARING], one.evidence[SHARING]) == (ENTAILMENT, frozenset({1}))
    assert (one.choices[NOTICE], one.evidence[NOTICE]) == (NOT_MENTIONED, frozenset())
    assert [(p.text, p.before) for p in passages(one)] == [
        ("It rains.", ""),
        ("Hosts share.", "It rains."),
    ]


def test_evidence_is_split_into_spans_and_what_is_known_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "train.csv"
    path.write_text(
        'concatenated_spans,hypothesis,label\n"Hosts  share.\nHosts tell.",H,0\nKnown.,H,1\n',
        "utf-8",
    )
    assert evidence_alone(path, frozenset({"Known."})) == [
        ("H", ENTAILMENT, "Hosts share."),
        ("H", ENTAILMENT, "Hosts tell."),
    ]


def test_evidence_counts_in_agreements_that_speak_of_it_and_labels_in_all() -> None:
    contracts = [contract(ENTAILMENT, {0}), contract(NOT_MENTIONED, set())]
    scores = [np.array([0.5, 0.9, 0.1]), np.array([5.0, 5.0, 5.0])]
    labels = [ENTAILMENT, CONTRADICTION]
    assert figures(SHARING, contracts, scores, labels) == pytest.approx((0.5, 0.5))


def made_of(odds: list[float], stance: int, answers: float = -9.0) -> dict[str, str]:
    """The labels where one span has these log odds by family, this stance and such answers."""
    calibrations = {str(family): Calibration(1.0, 0.0, 0.0) for family in Family}
    encoder = Encoder("e", "", Path(), 8, 0.0, 1.0, calibrations)
    model = Model(None, encoder, Path())  # type: ignore[arg-type]
    stances = np.full((1, 3, 4), -5.0)
    stances[..., stance] = 0.0
    asked = np.full((1, len(QUESTIONS)), answers)
    return as_trained(model, States(np.array([odds]), stances, asked, np.zeros((1, 1))))[1]


def test_labels_follow_from_what_the_product_finds() -> None:
    nothing = dict.fromkeys(HYPOTHESES, NOT_MENTIONED)
    assert made_of([-1, -1, -1], 1, answers=9) == nothing
    assert made_of([1, -1, -1], 2) == nothing | {SHARING: ENTAILMENT}
    assert made_of([1, -1, -1], 3) == nothing | {SHARING: CONTRADICTION}
    assert made_of([-1, 1, -1], 2, answers=9) == nothing | {NOTICE: ENTAILMENT}
    assert made_of([-1, -1, 1], 1) == nothing | {RETAIN: ENTAILMENT}
    assert made_of([-1, -1, 1], 2) == nothing | {RETURN: ENTAILMENT, RETAIN: CONTRADICTION}
