from pathlib import Path

import pytest

from clauses.readers.word.symbols import symbol
from tests.readers.made import draft, put, read_draft


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00A8", "☐"),
        ("wingdings 2", "f052", "☑"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0FE", " "),
        (None, "F0FE", "☑"),
        (None, "F0A3", " "),
        ("Webdings", "F0FC", "✓"),
        ("Wingdings", None, " "),
    ],
)
def test_what_symbols_show(font: str | None, code: str | None, shown: str) -> None:
    assert symbol(font, code) == shown


def test_a_limit_written_with_a_symbol_keeps_its_sense(tmp_path: Path) -> None:
    made = draft()
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
    put(made.add_paragraph("Images are kept "), f"{sign}<w:r><w:t> 30 days</w:t></w:r>")
    assert read_draft(tmp_path, made).text == "Images are kept ≤ 30 days\n"
