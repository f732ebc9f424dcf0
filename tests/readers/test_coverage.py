import pytest

from clauses.readers.coverage import unreadable_warning


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
