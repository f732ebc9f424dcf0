from pathlib import Path

import clauses.renderers
from clauses.renderers import COPIES, RENDERERS


def test_every_module_of_a_format_is_in_the_table() -> None:
    folder = Path(clauses.renderers.__file__).parent
    assert {path.stem for path in folder.glob("to_*.py")} == {
        f"to_{form}" for form in (*RENDERERS, *COPIES)
    }
