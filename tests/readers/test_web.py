from pathlib import Path

import pytest

from clauses.errors import UnreadableInput
from clauses.records import Document, PageSource
from tests.readers.made import clauses, outline, read_bytes


def page(folder: Path, body: str) -> Document:
    return read_bytes(folder, f"<!doctype html><html><body>{body}</body></html>".encode(), "a.html")


def texts(folder: Path, body: str) -> list[str]:
    return page(folder, body).text.splitlines()


def test_terms_with_headings_and_lists_numbered_as_shown(tmp_path: Path) -> None:
    assert outline(page(tmp_path, """
        <h1>Terms of Service</h1>
        <p>These terms bind
           <b>you</b> and Example&nbsp;Cameras.</p>
        <ol><li><b>Sharing.</b> The vendor shall share data with:
          <ol type="a"><li>its hosts;</li><li><p>no other firm.</p><p>This is final.</p></li>
          </ol></li>
        <li value="5"><h3>Retention</h3><p>The vendor shall keep data for 30 days.</p></li>
        <li>The vendor shall then delete it.</li></ol>
        <ul><li>The City may ask for proof.</li></ul>""")) == [
        (None, "Terms of Service", ""),
        (None, None, "These terms bind you and Example Cameras."),
        ("1.", "Sharing", "The vendor shall share data with:"),
        ("a.", None, "its hosts;"),
        ("b.", None, "no other firm."),
        (None, None, "This is final."),
        ("5.", "Retention", "The vendor shall keep data for 30 days."),
        ("6.", None, "The vendor shall then delete it."),
        (None, None, "The City may ask for proof."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="4">', ["4.", "5."]),
        ('<ol type="A" start="26">', ["Z.", "AA."]),
        ('<ol type="i" start="3">', ["iii.", "iv."]),
        ('<ol style="list-style-type: upper-roman">', ["I.", "II."]),
        ('<ol style="list-style: decimal-leading-zero inside">', ["01.", "02."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol start="x" type="9">', ["•", "•"]),
        ("<ul>", ["•", "•"]),
    ],
)
def test_how_list_items_are_numbered(tmp_path: Path, opening: str, printed: list[str]) -> None:
    body = f"{opening}<li>one</li><li>two</li></{opening[1:3]}>"
    assert [line.split()[0] for line in texts(tmp_path, body)] == printed


def test_a_list_without_marks_and_an_empty_item(tmp_path: Path) -> None:
    assert texts(tmp_path, '<ol style="list-style:none"><li>one</ol><ol><li></li><li>two</ol>') == [
        "one", "2. two",
    ]  # fmt: skip


def test_what_a_browser_does_not_show_is_not_read_and_hidden_words_are_reported(
    tmp_path: Path,
) -> None:
    document = page(tmp_path, """<nav><a>Home</a></nav><div role="navigation">Menu</div>
        <script>var a = "x";</script><style>p {}</style><noscript>Turn on</noscript>
        <!-- note --><p>The City<!-- note --> shall own<svg><text>x</text></svg> data.</p>
        <p style="DISPLAY : none">We sell <b>data</b><script>1</script> too.</p><p hidden> </p>
        <template>t</template><p style="color:red">Shown.</p>""")  # fmt: skip
    assert document.text.splitlines() == ["The City shall own data.", "Shown."]
    assert document.warnings == ("page 1: [hidden: We sell data too.]",)


def test_hidden_neighbours_are_reported_as_words_apart(tmp_path: Path) -> None:
    document = page(tmp_path, "<p hidden>We sell data.</p><p hidden>To all.</p><p>Shown.")
    assert document.text == "Shown.\n"
    assert document.warnings == ("page 1: [hidden: We sell data. To all.]",)


def test_changes_in_a_page(tmp_path: Path) -> None:
    document = page(
        tmp_path, "<p>We may <del>not</del> <ins>freely</ins> share <s>some</s> data.</p>"
    )
    assert document.text == "We may freely share data.\n"
    assert document.warnings == (
        "page 1: We may [deleted: not] [inserted: freely] share [struck out: some] data.",
    )


def test_a_table_with_spans(tmp_path: Path) -> None:
    document = page(tmp_path, """<table><caption>Schedule</caption>
        <thead><tr><th>Data<th>Kind<th>Kept for</thead>
        <tr><td rowspan="2">Video<td>faces<td>7 days
        <tr><td>plates<td>30 days
        <tr><td colspan="2">Audio<td>none</table><p>The City shall own it.</p>""")  # fmt: skip
    assert [(c.text or c.heading, c.lead_in) for c in clauses(document)] == [
        ("Schedule", ""),
        ("Data Kind Kept for", ""),
        ("Video faces 7 days", "Data Kind Kept for"),
        ("Video plates 30 days", "Data Kind Kept for"),
        ("Audio none", "Data Kind Kept for"),
        ("The City shall own it.", ""),
    ]


def test_tables_that_only_lay_out_the_page(tmp_path: Path) -> None:
    assert outline(page(tmp_path, """<table><tr><td><h2>Data</h2>
        <table><tr><td>(a)</td><td></td><td>The City shall own it.</td></tr></table></td></tr>
        <tr><td><p>The vendor shall</p><p>Keep none.</p></td></tr></table>""")) == [
        (None, "Data", ""), ("(a)", None, "The City shall own it."),
        (None, None, "The vendor shall"), (None, None, "Keep none."),
    ]  # fmt: skip


def test_line_breaks_and_preformatted_text(tmp_path: Path) -> None:
    assert outline(page(tmp_path, """<div>The vendor shall keep data on<br>servers of its own.<br>
        <br>It shall delete data.</div><pre>1. FEES
The City shall pay
each year.</pre>""")) == [
        (None, None, "The vendor shall keep data on servers of its own."),
        (None, None, "It shall delete data."),
        ("1.", "FEES", "The City shall pay each year."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<html><meta charset="windows-1252"><p>vendor’s</p>'.encode("cp1252"), "vendor’s"),
        ('<html><meta charset=iso-8859-1><p>vendor’s</p>'.encode("cp1252"), "vendor’s"),
        ("<html><p>vendor’s</p>".encode("cp1252"), "vendor’s"),
        ("<html><p>vendor’s</p>".encode(), "vendor’s"),
        ('<html><meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>東京</p>'
         .encode("shift_jis"), "東京"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>vendor’s</p></html>'.encode(), "vendor’s"),
        ('<html><meta charset="no-such"><p>vendor’s</p>'.encode(), "vendor’s"),
        ("<html><p>vendor’s</p>".encode("utf-16"), "vendor’s"),
        (b"<html><p>vendor&rsquo;s &#x2014; &lt;b&gt; &bogus;</p>", "vendor’s — <b> &bogus;"),
    ],
)  # fmt: skip
def test_charsets_and_entities(tmp_path: Path, data: bytes, words: str) -> None:
    assert read_bytes(tmp_path, data).text == f"{words}\n"


def test_a_page_made_by_scripts_is_unreadable_not_clean(tmp_path: Path) -> None:
    document = page(tmp_path, '<div id="root"></div><script>start()</script>')
    assert [one.source for one in document.pages] == [PageSource.UNREADABLE]
    assert document.warnings == (
        "the page shows no words without running its scripts; print it to PDF in a browser",
    )


# --- hostile pages -------------------------------------------------------------------------------


def test_markup_nested_deep_is_read_and_deeper_refused(tmp_path: Path) -> None:
    assert texts(tmp_path, "<font>" * 1000 + "The end.") == ["The end."]
    with pytest.raises(UnreadableInput, match="the markup is nested too deep; print the page"):
        page(tmp_path, "<div>" * 100_000 + "The end.")


def test_spans_that_would_fill_the_memory(tmp_path: Path) -> None:
    cells = "".join(f'<td rowspan="60000" colspan="999">{"x" * 200}</td>' for _ in range(50))
    document = page(
        tmp_path, f"<table><tr>{cells}</tr>" + "<tr><td>y</td></tr>" * 2000 + "</table>"
    )
    assert len(document.text) < 1_000_000


def test_a_long_line_and_broken_tags(tmp_path: Path) -> None:
    long = "The vendor shall keep no data. " * 33_000
    (line,) = texts(tmp_path, f"<p>{long}<p<b>>< /li></td></ol></table><li")
    assert line.startswith(long)
    assert read_bytes(tmp_path, b"<html>" + b"\xf0\x9f" * 50 + b"<p>x").lines[-1].span.end > 0


def test_nothing_outside_is_fetched_or_resolved(tmp_path: Path) -> None:
    data = (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>a&x;b</p>'
        b'<iframe src="http://127.0.0.1/"></iframe>'
    )
    assert read_bytes(tmp_path, data).text.splitlines()[-1] == "a&x;b"
