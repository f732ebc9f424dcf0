from clauses.answers import Count, Run, Status
from clauses.archive.status import status
from tests.archive.holdings import Holdings


def test_an_empty_store_is_a_state_too() -> None:
    empty = status(Holdings().store)
    assert empty == Status((), (), 0, 0, 0, 0, 0, (), (), 0, (), (), (), 0, 0, 0, ())


def test_everything_is_counted_with_the_reason_of_what_was_not_read() -> None:
    held = Holdings()
    held.put("runs", started="2026-11-25T10:00:00Z", ended=None, made_with="m1", tool="{}")
    held.put("runs", started="2026-11-25T11:00:00Z", ended="2026-11-25T11:05:00Z",
             made_with="m2", tool="{}")  # fmt: skip
    held.content("aa", "a.pdf", "copy-of-a.pdf", pages=4, unread={2: "a picture", 3: "a picture"},
                 status="partial", made_with="m2")  # fmt: skip
    held.content("bb", "b.pdf", status="lost", reason="stopped", made_with="m2")
    held.content("cc", "c.pdf", made_with="m1")
    held.content("dd", status="lost", reason="stopped", made_with="m1")
    held.file("gone.pdf", "dd", status="vanished")
    held.file("new.pdf", "ee")
    held.file("x.jpg", None, status="unreadable", reason="not a document")
    deal = held.deal("aa", status="partial")
    document = held.document("aa", 0, "text", deal=deal)
    held.document("aa", 1, "text", kind="minutes")
    held.finding(document, deal, "Kept.")
    assert status(held.store) == Status(
        files=(Count("found", 5), Count("unreadable", 1), Count("vanished", 1)),
        contents=(Count("lost", 2), Count("ok", 1), Count("partial", 1)),
        same_content=1,
        pages=7,
        pages_text=5,
        pages_ocr=0,
        pages_unread=2,
        documents=(Count("agreement", 1), Count("minutes", 1)),
        deals=(Count("partial", 1),),
        findings=1,
        file_reasons=(Count("not a document", 1),),
        content_reasons=(Count("stopped", 2),),
        page_reasons=(Count("a picture", 2),),
        unscanned=1,
        outdated=1,
        lost=1,
        runs=(
            Run("2026-11-25T10:00:00Z", None, "m1"),
            Run("2026-11-25T11:00:00Z", "2026-11-25T11:05:00Z", "m2"),
        ),
    )
