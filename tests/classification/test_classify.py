import hashlib
import math
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.classification.artefact import Calibration
from clauses.classification.classify import alike, classify, explain, finding_id, says
from clauses.classification.labelled import Labelled, save_labelled
from clauses.classification.model import Model
from clauses.classification.passages import Passage
from clauses.records import (
    Alike,
    Attributes,
    Box,
    ClauseKind,
    Document,
    Family,
    Finding,
    Piece,
    Place,
    Span,
    Stance,
)
from tests.classification.made import LETTER, clause, heading, printed, running

SHARING, FEDERAL, RETENTION = Family
SHARE = "Vendor may share Data with its subcontractors."
TEXTS = (SHARE, "Vendor must delete Data.", "Vendor shall paint the fence.")


def found(model: Model, *texts: str, **options: float) -> tuple[Finding, ...]:
    return classify(printed(["x"]), [clause(text) for text in texts], model, **options)


def test_a_finding_says_all_that_is_known(model: Model) -> None:
    document = printed([SHARE])
    (one,) = classify(document, [running(document, number="4.2")], model)
    assert one == Finding(
        id=hashlib.sha256(f"{'a' * 64}\0third_party_sharing\0{SHARE}".encode()).hexdigest()[:12],
        family=SHARING,
        stance=Stance.PERMITS,
        probability=one.probability,
        quote=SHARE,
        document="deal.pdf",
        page=1,
        clause_number="4.2",
        clause_heading=None,
        lead_in="",
        boxes=(Box(1, 72.0, 72.0, 72.0 + LETTER * len(SHARE), 82.0),),
        attributes=Attributes(recipients=("subcontractors",), data="any", actor="vendor"),
        span=Span(0, len(SHARE)),
    )
    assert one.probability == 0.9841


def test_findings_come_in_reading_order_family_after_family(model: Model) -> None:
    both = "Vendor may share Data with ICE, and delete it after 30 days."
    assert [(one.quote, one.family) for one in found(model, *TEXTS[::-1], both)] == [
        (TEXTS[1], RETENTION),
        (SHARE, SHARING),
        (both, SHARING),
        (both, FEDERAL),
        (both, RETENTION),
    ]


def test_a_document_that_governs_nothing_has_no_findings(model: Model) -> None:
    assert found(model, "Vendor shall paint the fence.", "The City pays monthly.") == ()
    assert classify(Document("e.pdf", "0", "", (), ()), [], model) == ()


def test_ids_depend_on_document_family_and_quote_alone(model: Model) -> None:
    (one,) = found(model, SHARE)
    (moved,) = found(model, "Vendor shall paint the fence.", f"1. Nothing here. {SHARE}")
    assert moved.id == one.id
    elsewhere = classify(printed(["x"], sha256="b" * 64), [clause(SHARE)], model)
    ids = {one.id, elsewhere[0].id, *(f.id for f in found(model, SHARE.replace("may", "can")))}
    assert len(ids) == 3
    assert {len(one) for one in ids} == {12}
    assert finding_id("a", "b", "c") != finding_id("a", "bc", "")


def test_every_quote_stands_letter_for_letter_in_its_clause(model: Model) -> None:
    text = "Fees are due.  Vendor may “share” Data — all of it.\tIt shall delete Data, too. End."
    clauses = [clause(text)]
    quotes = [one.quote for one in classify(printed(["x"]), clauses, model)]
    assert quotes == ["Vendor may “share” Data — all of it.", "It shall delete Data, too."]
    assert all(quote in text for quote in quotes)


def test_the_page_is_where_the_quote_starts(model: Model) -> None:
    document = printed(["Fees are due."], ["Vendor may share", "Data. It paints."], ["Done."])
    (one,) = classify(document, [running(document)], model)
    assert (one.quote, one.page) == ("Vendor may share Data.", 2)


def test_boxes_are_one_a_line_cut_to_the_quote(model: Model) -> None:
    document = printed(["It paints. Vendor may", "share Data. It paints."])
    (one,) = classify(document, [running(document)], model)
    assert one.boxes == (
        Box(1, 127.94, 72.0, 72 + 21 * LETTER, 82.0),  # after letters narrower than most
        Box(1, 72.0, 84.0, 144.07, 94.0),
    )


@pytest.mark.parametrize(
    ("turned", "size", "corners"),
    [
        (0.0, (612.0, 792.0), (72, 72, 72 + 22 * LETTER, 82)),
        (90.0, (612.0, 792.0), (72, 612 - 72 - 22 * LETTER, 82, 612 - 72)),
        (180.0, (612.0, 792.0), (612 - 72 - 22 * LETTER, 792 - 82, 612 - 72, 792 - 72)),
    ],
)
def test_boxes_are_where_the_file_shows_a_page_that_was_turned(
    model: Model, turned: float, size: tuple[float, float], corners: tuple[float, ...]
) -> None:
    document = printed(["Vendor may share Data."])
    width, height = size
    page = replace(document.pages[0], turned=turned, width=width, height=height)
    document = replace(document, pages=(page,))
    (one,) = classify(document, [running(document)], model)
    (box,) = one.boxes
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(corners, abs=0.1)


def test_a_quote_over_a_page_break_has_boxes_on_both_pages(model: Model) -> None:
    document = printed(["Vendor may"], ["share Data."])
    (one,) = classify(document, [running(document)], model)
    assert one.page == 1
    assert one.boxes == (
        Box(1, 72.0, 72.0, 72 + 10 * LETTER, 82.0),
        Box(2, 72.0, 72.0, 72 + 11 * LETTER, 82.0),
    )


def test_a_word_broken_at_a_line_end_is_whole_in_the_quote(model: Model) -> None:
    document = printed(["Vendor may sha\u00ad", "re Data."])
    pieces = (Piece(0, Span(0, 14)), Piece(14, document.lines[1].span))
    (one,) = classify(document, [clause("Vendor may share Data.", pieces=pieces)], model)
    assert one.quote == "Vendor may share Data."
    assert [(box.x0, box.x1) for box in one.boxes] == [
        (72.0, 158.16),
        (72.0, 72 + 8 * LETTER),
    ]


def test_without_pieces_there_are_no_boxes_and_the_page_is_the_clauses(model: Model) -> None:
    (one,) = classify(printed(["x"]), [clause(SHARE, page=7)], model)
    assert (one.page, one.boxes) == (7, ())


def test_number_heading_and_lead_in_come_with_the_finding(model: Model) -> None:
    clauses = [
        heading("DATA"),
        clause(
            "its subcontractors, to share Data.", number="(a)", lead_in="Vendor lets:", parent=0
        ),
        clause(SHARE, number="2", heading="Sharing", parent=0),
    ]
    one, other = classify(printed(["x"]), clauses, model)
    assert (one.clause_number, one.clause_heading, one.lead_in) == ("(a)", "DATA", "Vendor lets:")
    assert (other.clause_number, other.clause_heading, other.lead_in) == ("2", "Sharing", "")


def test_what_is_said_twice_is_found_once(model: Model) -> None:
    clauses = [
        clause(SHARE, page=1, number="1"),
        clause("Vendor shall paint the fence.", page=1),
        clause(SHARE, page=2, number="7", heading="Exhibit"),
        clause(SHARE, page=4),
    ]
    (one,) = classify(printed(["x"]), clauses, model)
    assert (one.page, one.clause_number) == (1, "1")
    assert one.also == (Place(2, "7", "Exhibit"), Place(4, None, None))
    (alone,) = classify(printed(["x"]), clauses[:2], model)
    assert one == replace(alone, also=one.also)
    assert alone.also == ()


def test_each_place_has_its_own_span_and_boxes(model: Model) -> None:
    document = printed([SHARE], ["It paints."], [SHARE])
    clauses = [running(document)]
    (one,) = classify(document, clauses, model)
    assert (one.span, [box.page for box in one.boxes]) == (Span(0, len(SHARE)), [1])
    (place,) = one.also
    assert place.span is not None
    assert document.text[place.span.start : place.span.end] == SHARE
    assert place.boxes == (replace(one.boxes[0], page=3),)


def test_the_same_item_of_another_list_is_no_other_place(model: Model) -> None:
    item = "share Data with its affiliates."
    clauses = [clause(item, lead_in="Vendor may:"), clause(item, lead_in="Vendor shall not:")]
    assert [one.also for one in classify(printed(["x"]), clauses, model)] == [(), ()]


def test_the_same_item_of_another_list_is_another_finding(model: Model) -> None:
    item = "share Data with its affiliates."
    clauses = [
        clause(item, number="(a)", lead_in="Vendor may:"),
        clause(item, number="(b)", lead_in="Vendor shall not:"),
        clause(item, number="(c)", lead_in="Vendor may:"),
    ]
    one, other = classify(printed(["x"]), clauses, model)
    assert (one.clause_number, other.clause_number) == ("(a)", "(b)")
    assert ([place.clause_number for place in one.also], other.also) == (["(c)"], ())
    assert one.id == finding_id("a" * 64, SHARING, item)
    assert other.id != one.id
    assert classify(printed(["x"]), clauses, model) == (one, other)


def test_findings_below_the_wanted_probability_are_left_out(model: Model) -> None:
    weak = "Vendor may not delete federal Data it may share."
    probabilities = {(f.quote, f.family): f.probability for f in found(model, SHARE, weak)}
    assert 0.5 < probabilities[weak, SHARING] < 0.9 < probabilities[SHARE, SHARING]
    assert [one.quote for one in found(model, SHARE, weak, min_confidence=0.9)] == [SHARE]
    assert found(model, SHARE, min_confidence=1.0) == ()


@pytest.mark.parametrize(
    ("text", "lead_in", "says_something"),
    [
        ("Vendor may share Data.", "", True),
        ("Vendor shares; share.", "", False),
        ("share Data", "Vendor may:", True),
        ("share", "Vendor may:", False),
    ],
)
def test_a_few_words_say_something_only_with_a_lead_in(
    model: Model, text: str, lead_in: str, says_something: bool
) -> None:
    one = clause(text, lead_in=lead_in, kind=ClauseKind.TABLE_ROW)
    assert bool(tuple(says([one], model))) is says_something


def test_explain_tells_the_features_and_what_each_added(model: Model) -> None:
    clauses = [clause("Vendor shall paint the fence."), clause(f"It is so. {SHARE}")]
    (one,) = classify(printed(["x"]), clauses, model)
    assert explain(clauses, one, model) == (("w share", 8.0),)


def test_explain_takes_the_passage_the_finding_is_of(model: Model) -> None:
    clauses = [
        clause("not share Data.", lead_in="Vendor may:"),
        clause("not share Data.", lead_in="Vendor shall:"),
    ]
    one, other = classify(printed(["x"]), clauses, model)
    assert explain(clauses[1:], one, model) == ()
    assert explain(clauses[1:], other, model) != ()
    assert explain(clauses, replace(one, quote="It is not there."), model) == ()


def test_alike_takes_the_passage_the_finding_is_of(model: Model, tmp_path: Path) -> None:
    (tmp_path / "linear").mkdir()
    save_labelled([Labelled(Passage("Share it."), ("third_party_sharing: permits",), "elm")],
                  tmp_path / "linear")  # fmt: skip
    clauses = [clause("Vendor shall paint the fence."), clause(f"It is so. {SHARE}")]
    (one,) = classify(printed(["x"]), clauses, model)
    there = replace(model, folder=tmp_path)
    like = Alike("Share it.", ("third_party_sharing: permits",), "elm", 1.0)
    assert alike(clauses, one, there) == (like,)
    assert alike(clauses, replace(one, quote="It is not there."), there) == ()
    assert alike(clauses, one, model) == ()


@pytest.mark.parametrize(("min_probability", "review"), [(0.4, True), (0.6, False)])
def test_a_finding_less_likely_than_not_is_for_review(
    model: Model, min_probability: float, review: bool
) -> None:
    odds = math.log(min_probability / (1 - min_probability))
    calibrations = {family: Calibration(0.0, odds, 0.0) for family in model.linear.calibrations}
    unsure = replace(model, linear=replace(model.linear, calibrations=calibrations))
    (one,) = found(unsure, SHARE)
    assert (one.probability, one.review) == (min_probability, review)
