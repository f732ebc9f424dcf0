import pytest

from clauses.readers.coverage import (
    doubtful_pictures_warning,
    given_up_warning,
    picture_warnings,
    tables_given_up_warning,
    unreadable_warning,
)


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


@pytest.mark.parametrize(
    ("pages", "named"),
    [([3], "page 3: a picture on it"), ([3, 4, 7], "pages 3 to 4, 7: a picture on each")],
)
def test_pages_with_a_picture_that_may_hold_words_are_named(pages: list[int], named: str) -> None:
    assert doubtful_pictures_warning(pages) == (
        f"{named} may hold words that could not be read; look at it, or ask for the original"
    )


def test_pages_without_their_tables_are_named() -> None:
    assert tables_given_up_warning([2, 3]) == (
        "pages 2 to 3: looking for ruled tables was given up: it took too long, or crashed the "
        "program; rows and columns may be run together"
    )
