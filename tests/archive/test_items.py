from clauses.archive.items import KNOWN, no_document, printable


def test_zip_and_the_formats_of_readers_are_known_by_name() -> None:
    assert {".pdf", ".docx", ".eml", ".txt", ".rtf"} <= KNOWN
    assert not {".jpg", ".db", ""} & KNOWN


def test_what_is_passed_over_is_counted_by_its_ending() -> None:
    assert no_document(".jpg") == "no document by its name (.jpg)"
    assert no_document("") == "no document by its name"


def test_text_that_utf8_cannot_carry_is_spelt_out() -> None:
    assert printable("a\udce9\ud800.pdf") == "a\\udce9\\ud800.pdf"
    assert printable("né 文 \\ud800.pdf") == "né 文 \\ud800.pdf"
