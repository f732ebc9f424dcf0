from pathlib import Path

from tests.readers.made import clauses, outline, read_bytes


def test_headings_lists_tables_and_emphasis(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"""Terms of Service
================

These terms bind
you and **Example Cameras**.

## 2. Data

3. **Sharing.** The vendor shall share ~~all~~ no data.
4) The vendor shall keep [logs](https://example.org/logs).
7) The City may see them.

| Data | Kept for |
|---|---|
| Video | 30 days |
""")  # fmt: skip
    assert outline(document) == [
        (None, "Terms of Service", ""),
        (None, None, "These terms bind you and Example Cameras."),
        ("2.", "Data", ""),
        ("3.", "Sharing", "The vendor shall share no data."),
        ("4.", None, "The vendor shall keep logs."),
        ("7.", None, "The City may see them."),
        (None, None, "Data Kept for"),
        (None, None, "Video 30 days"),
    ]
    assert clauses(document)[-1].lead_in == "Data Kept for"
    assert document.warnings == (
        "page 1: Sharing. The vendor shall share [struck out: all] no data.",
    )


def test_items_below_a_line_without_a_blank(tmp_path: Path) -> None:
    text = b"# Data\n\n# More\n\nThe vendor shall:\n(a) keep a log;\n(b) show the log.\n"
    assert outline(read_bytes(tmp_path, text))[2:] == [
        (None, None, "The vendor shall:"), ("(a)", None, "keep a log;"),
        ("(b)", None, "show the log."),
    ]  # fmt: skip


def test_repeated_ones_are_counted(tmp_path: Path) -> None:
    text = b"# Data\n\n**The vendor** shall:\n\n1. keep it;\n1. log it;\n1. delete it.\n"
    assert [number for number, _, _ in outline(read_bytes(tmp_path, text))][2:] == [
        "1.",
        "2.",
        "3.",
    ]


def test_quotes_nested_without_end_lose_nothing(tmp_path: Path) -> None:
    text = "# Data\n\n# More\n\n" + "> " * 5000 + "The vendor shall share.\n"
    assert "The vendor shall share." in read_bytes(tmp_path, text.encode()).text
