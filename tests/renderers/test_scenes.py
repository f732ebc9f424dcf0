from dataclasses import replace

from clauses.renderers.pictures_drawn import scene_png
from clauses.renderers.recipients import Edge, Recipient
from clauses.renderers.retention_line import Kept, Mark, RetentionLine
from clauses.renderers.scenes import (
    MOST_LETTERS,
    Box,
    Head,
    Line,
    Words,
    recipients_scene,
    retention_scene,
)
from clauses.renderers.wording import OMITTED

SHARED = Recipient("Affiliates", Edge.PERMITTED, (Edge.PROHIBITED,), (0,))
LINE = RetentionLine(
    kept=(
        Kept(0, 0.5, "30 days", "from capture", False, ""),
        Kept(1, 0.9, "5 years", "", False, "Kept too long"),
        Kept(2, 1.0, "no end stated", "", True, ""),
    ),
    limits=(Mark(0.75, "59 months"), Mark(0.72, "1 year")),
    ticks=(Mark(0.0, "1 day"), Mark(0.7, "1 year")),
    left_out=0,
)


def heads_of(edge: Edge) -> tuple[int, int]:
    """How many heads of arrows and how many bars the picture of one edge has."""
    shapes = recipients_scene((replace(SHARED, edge=edge),)).shapes
    heads = [one for one in shapes if isinstance(one, Head)]
    return len(heads), len([one for one in shapes if one.look == "edge bar"])


def test_each_edge_is_told_by_its_word_and_its_end_not_by_colour_alone() -> None:
    assert {edge: heads_of(edge) for edge in Edge} == {
        Edge.PERMITTED: (1, 0),
        Edge.CONDITIONED: (1, 0),
        Edge.PROHIBITED: (0, 2),
        Edge.UNSAID: (0, 0),
    }
    scene = recipients_scene((SHARED, replace(SHARED, name="Federal agencies", edge=Edge.UNSAID)))
    words = [one.text for one in scene.shapes if isinstance(one, Words)]
    assert words == [
        "permitted", "Affiliates", "unsaid", "Federal agencies", "Vendor", "holds the data",
    ]  # fmt: skip
    assert scene.words == (
        "Who may receive the data from the vendor: Affiliates permitted (elsewhere prohibited); "
        "Federal agencies unsaid (elsewhere prohibited)."
    )


def test_no_line_of_an_edge_crosses_its_word() -> None:
    for edge in Edge:
        shapes = recipients_scene((replace(SHARED, edge=edge),) * 5).shapes
        for word in (one for one in shapes if isinstance(one, Words) and one.text == edge):
            half = 3.6 * len(word.text)  # bold letters of 12 units are about 7 wide
            ends = [
                x
                for one in shapes
                if isinstance(one, Line)
                for x, y in one.points
                if abs(y - word.y) < 14 and abs(x - word.x) < half
            ]
            assert ends == []


def test_periods_end_where_they_do_on_the_scale_and_limits_stand_apart() -> None:
    scene = retention_scene(LINE, ("p. 1", "p. 2", "p. 3"))
    bars = [one for one in scene.shapes if isinstance(one, Box)]
    assert [(one.look, one.x, one.width) for one in bars] == [
        ("bar bar-within", 10, 209.0), ("bar bar-over", 10, 376.2), ("bar bar-over", 10, 418.0),
    ]  # fmt: skip
    limits = [one for one in scene.shapes if one.look == "limit-name"]
    assert [(one.text, one.x, one.y) for one in limits if isinstance(one, Words)] == [
        ("1 year", 311.0, 12.0),
        ("59 months", 323.5, 27.0),
    ]
    assert scene.words == (
        "How long data is kept: 30 days from capture, p. 1; 5 years, over the limit, p. 2; "
        "no end stated, p. 3. Limits of the rules: 59 months, 1 year."
    )


def test_limits_far_apart_stand_on_one_line() -> None:
    apart = replace(LINE, limits=(Mark(0.3, "30 days"), Mark(0.72, "1 year")))
    limits = [
        one for one in retention_scene(apart, ("", "", "")).shapes if one.look == "limit-name"
    ]
    assert [one.y for one in limits if isinstance(one, Words)] == [12.0, 12.0]


def test_the_name_of_a_file_cannot_break_a_line_turn_it_round_or_leave_the_picture() -> None:
    scene = retention_scene(LINE, ("a\n\u202eb.pdf p. 1", "x" * 300 + ".pdf p. 2", "p. 3"))
    names = [one.text for one in scene.shapes if isinstance(one, Words) and one.look == "bar-name"]
    assert names == [
        "30 days from capture, a b.pdf p. 1",
        "5 years, over the limit, " + "x" * (MOST_LETTERS - 25 - len(OMITTED)) + OMITTED,
        "no end stated, p. 3",
    ]
    assert scene_png(scene)
