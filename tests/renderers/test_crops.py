from dataclasses import replace

from clauses.records import Box, PagePicture
from clauses.renderers.crops import Crop, crops
from tests.renderers.conftest import PATH, SHARING

PICTURE = PagePicture(PATH, 4, 612.0, 792.0, "image/webp", b"")


def test_a_crop_has_the_passage_in_its_middle_with_lines_around_it() -> None:
    box = Box(4, 72.0, 300.0, 540.0, 312.0)
    (crop,) = crops(replace(SHARING, boxes=(box,)), [PICTURE])
    assert crop == Crop(4, 32.0, 251.0, 548.0, 110.0, (box,))


def test_a_crop_stays_on_the_page() -> None:
    box = Box(4, 10.0, 2.0, 60.0, 14.0)
    (crop,) = crops(replace(SHARING, boxes=(box,)), [PICTURE])
    assert (crop.left, crop.top, crop.width, crop.height) == (0.0, 0.0, 430.0, 110.0)
    low = Box(4, 560.0, 780.0, 600.0, 790.0)
    (crop,) = crops(replace(SHARING, boxes=(low,)), [PICTURE])
    assert (crop.left, crop.top, crop.width, crop.height) == (182.0, 682.0, 430.0, 110.0)


def test_a_passage_over_two_pages_has_a_crop_of_each_that_has_a_picture() -> None:
    boxes = (Box(4, 72, 700, 540, 712), Box(5, 72, 80, 540, 92), Box(6, 72, 80, 540, 92))
    pictures = [PICTURE, replace(PICTURE, page=5), replace(PICTURE, document="other", page=6)]
    assert [crop.page for crop in crops(replace(SHARING, boxes=boxes), pictures)] == [4, 5]


def test_a_passage_without_boxes_has_no_crop() -> None:
    assert crops(replace(SHARING, boxes=()), [PICTURE]) == ()
