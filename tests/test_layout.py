"""What the folders look like: a test module a module, honest names, short files, three doors."""

import ast
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "clauses"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
# Modules without a test module of their own, and where they are tested instead.
ELSEWHERE = {
    "__main__.py": "test_cli.py",
    "archive/engines/crew.py": "archive/engines/test_local.py",
    "archive/filed.py": "archive/test_reading.py",
    "exits.py": "test_cli.py",
    "lookup.py": "test_cli.py",
    "readers/bundle.py": "readers/test_mail.py",
    "readers/decoding.py": "readers/test_text.py",
    "readers/ordinals.py": "readers/test_web.py",
    "readers/runs.py": "readers/test_laid_out.py",
    "readers/web_lists.py": "readers/test_web.py",
    "readers/web_tables.py": "readers/test_web.py",
    "readers/word/elements.py": "readers/word/test_body.py",
    "readers/word/inline.py": "readers/word/test_body.py",
    "readers/word/styles.py": "readers/word/test_numbering.py",
    "readers/word/tables.py": "readers/word/test_body.py",
    "renderers/deal_terms.py": "renderers/test_terminal.py",
    "renderers/evidence.py": "renderers/test_terminal.py",
    "renderers/layout.py": "renderers/test_to_json.py",
    "renderers/memo_deal.py": "renderers/test_memo.py",
    "renderers/memo_parts.py": "renderers/test_memo.py",
    "renderers/outline.py": "renderers/test_passage_pages.py",
    "renderers/passages.py": "renderers/test_terminal.py",
    "renderers/summary.py": "renderers/test_terminal.py",
    "renderers/word_look.py": "renderers/test_to_docx.py",
    "training/encoder.py": "",  # needs torch, which is installed only where it is trained
}
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "base"}
LONGEST = 320
LONGER = {"records.py", "cli.py"}  # one list of nouns; one function a command


def own_test(module: Path) -> Path:
    return ROOT / "tests" / module.with_name(f"test_{module.name}")


def test_every_module_has_a_test_module_in_the_same_place() -> None:
    # An __init__.py names what its folder offers; the tests of that are where it is made.
    without = {
        module.as_posix()
        for module in MODULES
        if module.name != "__init__.py" and not own_test(module).is_file()
    }
    assert without == set(ELSEWHERE)
    named = [one for one in ELSEWHERE.values() if one]
    assert [one for one in named if not (ROOT / "tests" / one).is_file()] == []


def test_no_module_or_folder_has_a_vague_name() -> None:
    parts = {part for module in MODULES for part in module.with_suffix("").parts}
    words = {word for part in parts for word in part.split("_")}
    assert words & VAGUE == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_module_is_too_long(module: Path) -> None:
    lines = len((PACKAGE / module).read_text("utf-8").splitlines())
    assert lines <= LONGEST or module.as_posix() in LONGER


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / module).read_text("utf-8")))


def test_there_are_three_ways_to_start_the_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"clauses": "clauses.cli:app"}
    script = EntryPoint("clauses", project["scripts"]["clauses"], "console_scripts")
    assert isinstance(script.load(), typer.Typer)
    for door in (ROOT / "cli.py", PACKAGE / "__main__.py"):
        text = door.read_text("utf-8")
        assert "from clauses.cli import app" in text
        assert 'if __name__ == "__main__":\n    app(prog_name="clauses")' in text


def test_nothing_that_can_run_code_is_committed_as_data() -> None:
    folders = [ROOT / "models", ROOT / "training_data", ROOT / "examples"]
    endings = {path.suffix for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert not endings & {".pkl", ".pickle", ".joblib", ".pt", ".bin", ".npy"}
