from pathlib import Path

import pytest

from clauses.errors import UsageError
from clauses.records import DocumentSummary
from clauses.renderers.targets import (
    Target,
    chosen_targets,
    deliver_copies,
    prove_writable,
    refuse_overwriting,
)

KNOWN = ("json",)


@pytest.mark.parametrize(
    ("formats", "outputs", "targets"),
    [
        ((), (), [("terminal", None)]),
        (("json",), (), [("json", None)]),
        ((), ("-",), [("terminal", None)]),
        ((), ("a.json",), [("json", "a.json")]),
        ((), ("A.JSON", "-", "b.txt"),
         [("json", "A.JSON"), ("terminal", None), ("terminal", "b.txt")]),
        (("json",), ("a.txt",), [("json", "a.txt")]),
        (("json", "terminal"), ("-", "page"), [("json", None), ("terminal", "page")]),
    ],
)  # fmt: skip
def test_formats_and_outputs_are_paired(
    formats: tuple[str, ...], outputs: tuple[str, ...], targets: list[tuple[str, str | None]]
) -> None:
    expected = tuple(Target(form, None if path is None else Path(path)) for form, path in targets)
    assert chosen_targets(formats, outputs, KNOWN) == expected


@pytest.mark.parametrize(
    ("formats", "outputs", "message"),
    [
        (("json", "terminal"), (), "2 formats for 0 outputs; give each --format its own -o"),
        (("json",), ("a", "b"), "1 formats for 2 outputs; give each --format its own -o"),
        ((), ("report",), "the name report tells no format; add --format terminal or json"),
        ((), ("a.html",), "the name a.html tells no format; add --format terminal or json"),
        (("html",), (), "this cannot be shown as html; choose among terminal, json"),
        ((), ("a.json", "./a.json"), "-o a.json is given twice; give each output its own file"),
        ((), ("-", "-"), "-o - is given twice; give each output its own file"),
    ],
)
def test_what_cannot_be_paired_is_refused(
    formats: tuple[str, ...], outputs: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UsageError) as refusal:
        chosen_targets(formats, outputs, KNOWN)
    assert str(refusal.value).startswith(message)


def test_suffixes_that_are_not_the_name_of_a_format() -> None:
    known = ("json", "jsonl", "markdown", "sarif", "xlsx")
    outputs = ("a.md", "b.sarif.json", "c.sarif", "d.json", "e.jsonl", "f.markdown", "G.XLSX")
    assert [one.format for one in chosen_targets((), outputs, known)] == [
        "markdown", "sarif", "sarif", "json", "jsonl", "markdown", "xlsx",
    ]  # fmt: skip


def test_proof_leaves_nothing_behind(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text("kept")
    prove_writable(old)
    prove_writable(new)
    assert old.read_text() == "kept"
    assert not new.exists()


@pytest.mark.parametrize("path", ["missing/a.json", "."])
def test_unwritable_path_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match=r"^cannot write .*; choose another -o$"):
        prove_writable(tmp_path / path)


def test_an_input_is_not_overwritten(tmp_path: Path) -> None:
    deal = tmp_path / "deal.pdf"
    other = Target("json", tmp_path / "report.json")
    refuse_overwriting((deal,), (other, Target("terminal", None)))
    with pytest.raises(UsageError, match=r"deal\.pdf is an input; choose another -o$"):
        refuse_overwriting((deal,), (other, Target("json", tmp_path / "x" / ".." / "deal.pdf")))


def test_the_copy_of_one_document_goes_where_it_was_asked_for(tmp_path: Path) -> None:
    deliver_copies(Target("pdf", tmp_path / "out.pdf"), [(document("a/elm.pdf"), b"copy")], [])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.pdf": b"copy"}


def test_the_copies_of_several_documents_have_their_names(tmp_path: Path) -> None:
    paths = ("a/elm.pdf", "b/elm.pdf", "b/oak.pdf")
    copies = [(document(path), path.encode()) for path in paths]
    deliver_copies(Target("pdf", tmp_path / "out.pdf"), copies, [])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "out.elm.pdf": b"a/elm.pdf",
        "out.elm-2.pdf": b"b/elm.pdf",
        "out.oak.pdf": b"b/oak.pdf",
    }


def test_no_copy_is_written_over_an_input(tmp_path: Path) -> None:
    theirs = tmp_path / "out.elm.pdf"
    theirs.write_bytes(b"theirs")
    copies = [(document("a/elm.pdf"), b"1"), (document("oak.pdf"), b"2")]
    with pytest.raises(UsageError, match="is an input"):
        deliver_copies(Target("pdf", tmp_path / "out.pdf"), copies, [theirs])
    assert theirs.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_several_copies_do_not_go_to_standard_output_nor_none_anywhere() -> None:
    copies = [(document("a.pdf"), b"1"), (document("b.pdf"), b"2")]
    with pytest.raises(UsageError, match="2 documents for standard output"):
        deliver_copies(Target("pdf", None), copies, [])
    with pytest.raises(UsageError, match="no document to make a copy in pdf of"):
        deliver_copies(Target("pdf", Path("out.pdf")), [], [])


def document(path: str) -> DocumentSummary:
    return DocumentSummary(path, "ab" * 32, "agreement", 1, 1, 0, 0, ())
