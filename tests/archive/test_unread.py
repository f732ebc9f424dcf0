import pytest

from clauses.answers import Count, NotRead
from clauses.archive.unread import not_read, ranges, reasons
from tests.archive.holdings import Holdings


def holdings() -> Holdings:
    held = Holdings()
    held.file("z.jpg", None, status="unreadable", reason="not a document")
    held.file("gone.pdf", "aa", status="vanished")
    unread = {4: "a picture", 2: "too slow", 3: "a picture"}
    held.content("aa", "m.pdf", "n.pdf", pages=9, unread=unread, status="partial")
    held.file("y.png", None, status="passed_over", reason="no document by its name (.png)")
    held.content("bb", "b.pdf", status="refused", reason="asks for a password")
    held.content("cc", "c.pdf")
    return held


def test_files_and_pages_not_read_come_by_path_with_their_reasons() -> None:
    assert not_read(holdings().store, 10) == (
        (
            NotRead("b.pdf", "", "asks for a password"),
            NotRead("m.pdf", "3-4", "a picture"),
            NotRead("m.pdf", "2", "too slow"),
            NotRead("z.jpg", "", "not a document"),
        ),
        0,
    )


def test_what_is_left_out_is_counted() -> None:
    listed, left_out = not_read(holdings().store, 2)
    assert ([one.path for one in listed], left_out) == (["b.pdf", "m.pdf"], 2)


def test_reasons_are_counted_together() -> None:
    assert reasons(holdings().store) == (
        Count("a picture", 2), Count("asks for a password", 1),
        Count("no document by its name (.png)", 1), Count("not a document", 1),
        Count("too slow", 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([], ""), ([7], "7"), ([9, 3, 4, 5], "3-5, 9"), ([1, 3, 5], "1, 3, 5"), ([2, 1], "1-2")],
)
def test_numbers_in_short(numbers: list[int], words: str) -> None:
    assert ranges(numbers) == words
