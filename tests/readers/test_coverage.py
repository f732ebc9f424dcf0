import pytest

from clauses.readers.coverage import given_up_warning, picture_warnings, unreadable_warning


@pytest.mark.parametrize(
    ("pages", "named"),
    [
        ([3], "page 3 has"),
        ([1, 2, 3], "pages 1 to 3 have"),
        ([1, 3, 4, 9], "pages 1, 3 to 4, 9 have"),
    ],
)
def test_pages_that_could_not_be_read_are_named_in_one_line(pages: list[int], named: str) -> None:
    advice = "no readable text; ask for the original file, or run OCR over it"
    assert unreadable_warning(pages) == f"{named} {advice}"


def test_pages_given_up_are_named() -> None:
    assert given_up_warning([7]) == (
        "page 7 was given up: reading took too long, or crashed the program; "
        "print the file to a new PDF, or ask for the original"
    )
    assert given_up_warning([7, 8, 11]).startswith("pages 7 to 8, 11 were given up: ")


def test_pages_with_pictures_of_words_are_named_by_whether_they_were_read() -> None:
    assert tuple(picture_warnings({2: True, 3: False, 5: True})) == (
        "pages 2, 5 have a picture of words, which OCR read",
        "page 3 has a picture of words that cannot be read; look at it, or ask for the original",
    )
    assert tuple(picture_warnings({})) == ()
