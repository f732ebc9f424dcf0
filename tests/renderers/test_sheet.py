import io

import pytest
from rich.console import Console

from clauses.renderers.sheet import Sheet, drawn, open_console


def test_a_pipe_is_80_columns_wide_unless_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert open_console(io.StringIO()).width == 80
    monkeypatch.setenv("COLUMNS", "60")
    assert open_console(io.StringIO()).width == 60


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert open_console(io.StringIO()).no_color is True


def test_text_drawn_for_a_file_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert drawn(lambda console: Sheet(console).write(("x", "bold red"))) == "x\n"


def test_columns_and_hanging_lines() -> None:
    def draw(console: Console) -> None:
        sheet = Sheet(console)
        sheet.write("one two three four five", indent=2, lead=[("Label", 7, ""), ("wider", 5, "")])
        sheet.row(("漢字漢字漢字", 8, ""), ("end", 6, ""))

    assert drawn(draw, 24) == (
        "  Label  w... one two\n              three four\n              five\n漢字... end\n"
    )


def test_nothing_to_say_is_no_line() -> None:
    assert drawn(lambda console: Sheet(console).write("\x1b")) == ""


def test_marked_texts_follow_each_other_as_they_are() -> None:
    pieces = [("(see ", False), ("sale", True), (") of\n", False), ("[b]data[/b]", True)]
    shown = drawn(lambda console: Sheet(console).marked(pieces, "bold", indent=2))
    assert shown == "  (see *sale*) of *[b]data[/b]*\n"


def test_what_is_marked_has_its_style_where_there_is_one() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=40, force_terminal=True, color_system="standard")
    Sheet(console).marked([("a ", False), ("\x1b[31mb", True)], "bold")
    assert stream.getvalue() == "a \x1b[1m[31mb\x1b[0m\n"
