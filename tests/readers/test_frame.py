import pytest

from clauses.readers.frame import Frame
from clauses.records import Box

# A sheet whose lower left corner is (10, 20) in the file's coordinates; 100 wide, 200 high.
CORNERS = {"left": 10.0, "bottom": 20.0, "right": 110.0, "top": 220.0}


def frame(turned: int) -> Frame:
    return Frame(3, **CORNERS, turned=turned)


@pytest.mark.parametrize(
    ("turned", "size"),
    [(0, (100, 200)), (90, (200, 100)), (180, (100, 200)), (270, (200, 100))],
)
def test_size_is_that_of_the_page_as_shown(turned: int, size: tuple[float, float]) -> None:
    assert frame(turned).size == size


@pytest.mark.parametrize(
    ("turned", "place"),
    [(0, (0, 200)), (90, (0, 0)), (180, (100, 0)), (270, (200, 100))],
)
def test_the_lower_left_corner_goes_round_with_the_page(
    turned: int, place: tuple[float, float]
) -> None:
    assert frame(turned).point(10, 20) == place


@pytest.mark.parametrize(
    ("turned", "box"),
    [
        (0, Box(3, 5, 180, 25, 190)),
        (90, Box(3, 10, 5, 20, 25)),
        (180, Box(3, 75, 10, 95, 20)),
        (270, Box(3, 180, 75, 190, 95)),
    ],
)
def test_a_box_stays_a_box(turned: int, box: Box) -> None:
    assert frame(turned).box(15, 30, 35, 40) == box
    assert frame(turned).box(35, 40, 15, 30) == box


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_box_leads_back_to_the_file(turned: int) -> None:
    assert frame(turned).in_file(frame(turned).box(15, 30, 35, 40)) == (15, 30, 35, 40)


@pytest.mark.parametrize(
    ("box", "shows"),
    [
        (Box(3, 10, 10, 20, 20), True),
        (Box(3, -10, 10, 20, 20), True),
        (Box(3, 90, 190, 300, 300), True),
        (Box(3, -20, 10, -1, 20), False),
        (Box(3, 10, -20, 20, -1), False),
        (Box(3, 101, 10, 120, 20), False),
        (Box(3, 10, 201, 20, 220), False),
    ],
)
def test_a_box_beyond_the_edge_is_not_shown(box: Box, shows: bool) -> None:
    assert frame(0).shows(box) is shows


def test_a_page_without_a_size_hides_nothing() -> None:
    assert Frame(1, 5.0, 5.0, 5.0, 5.0, 0).shows(Box(1, -300, -300, -200, -200))
