import io
from pathlib import Path

import pytest
from PIL import Image

from clauses.errors import UnreadableInput
from clauses.readers.pictures import LONGEST_SIDE, RESOLUTION, page_pictures
from tests.readers.conftest import HEIGHT, WIDTH, Press, text


def decoded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def test_a_page_is_drawn_in_grey_with_its_words_where_they_stand(press: Press) -> None:
    path = press([text("Footage is deleted", top=100)], [text("A second page", top=700)])
    (picture,) = page_pictures(path, [2], document="elm/agreement.pdf")
    assert (picture.document, picture.page) == ("elm/agreement.pdf", 2)
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    assert picture.media_type == "image/webp"
    image = decoded(picture.data)
    scale = RESOLUTION / 72
    assert image.size == (round(WIDTH * scale), round(HEIGHT * scale))
    left, top, _, bottom = image.point(lambda value: 255 * (value < 128)).getbbox() or (0,) * 4
    assert abs(left / scale - 72) < 3
    assert 685 < top / scale < bottom / scale < 706


def test_equal_files_give_equal_pictures(press: Press) -> None:
    path = press([text("Footage is deleted", top=100)])
    one, other = (page_pictures(path, [1], document="a") for _ in range(2))
    assert one == other


def test_pages_that_are_not_there_or_given_up_are_left_out(press: Press) -> None:
    path = press([text("One", top=100)], [text("Two", top=100)])
    answers = iter([False, True])
    found = page_pictures(path, [1, 2, 9], document="a", begin=lambda: next(answers))
    assert [picture.page for picture in found] == [2]


def test_an_encrypted_file_opens_with_its_password_only(press: Press) -> None:
    path = press([text("One", top=100)], password="elm")
    assert len(page_pictures(path, [1], document="a", password="elm")) == 1
    with pytest.raises(UnreadableInput, match="needs a password"):
        page_pictures(path, [1], document="a")


def test_a_huge_sheet_is_drawn_smaller(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=(9000, 3000))
    canvas.showPage()
    canvas.save()
    (picture,) = page_pictures(path, [1], document="a")
    assert max(decoded(picture.data).size) <= LONGEST_SIDE + 1
