from pathlib import Path

import pytest

from clauses.errors import UsageError
from clauses.renderers.targets import (
    Target,
    chosen_targets,
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
