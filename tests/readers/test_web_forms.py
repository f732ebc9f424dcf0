from pathlib import Path

import pytest

from tests.readers.made import read_bytes


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("<input type=checkbox checked>Share", "☒ Share"),
        ("<input type=CHECKBOX>Share", "☐ Share"),
        ("<input type=radio checked>Yes<input type=radio>No", "☒ Yes ☐ No"),
        ("Kept for<input value='30  days'>only", "Kept for 30 days only"),
        ("Kept for<input>only", "Kept foronly"),
        ("Terms<input type=hidden value=x><input type=submit value=Send>", "Terms"),
        ("Kept<select><option>1 day<option selected>60 days</select>.", "Kept 60 days ."),
        ("Kept<select><option>1 day<option>60 days</select>", "Kept 1 day"),
        ("Kept<select></select>", "Kept"),
    ],
)
def test_what_a_field_shows(tmp_path: Path, field: str, shown: str) -> None:
    assert read_bytes(tmp_path, f"<html><p>{field}".encode()).text == f"{shown}\n"
