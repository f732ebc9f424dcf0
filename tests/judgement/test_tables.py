import pytest

from clauses.errors import PolicyError
from clauses.judgement.faults import Faults
from clauses.judgement.tables import Table, whole_file


def test_good_values_leave_no_fault() -> None:
    faults = Faults("elm.toml")
    content = {
        "text": "  two\n words ",
        "texts": ["a", "b"],
        "flag": False,
        "duration": "P30D",
        "year": 2024,
        "choice": "b",
    }
    table = Table(faults, (), content, "a table")
    assert table.text("text") == "two words"
    assert table.texts("texts") == ("a", "b")
    assert table.flag("flag") is False
    assert table.duration("duration") == "P30D"
    assert table.date("year", whole=False) == "2024"
    assert table.choice("choice", ("a", "b")) == "b"
    assert faults.found == []


def test_absent_values_leave_no_fault_unless_required() -> None:
    faults = Faults("elm.toml")
    table = Table(faults, (), {}, "a table")
    assert (table.text("a"), table.texts("b"), table.flag("c"), table.duration("d")) == (
        "",
        (),
        None,
        None,
    )
    assert table.table("e", "another").content == {}
    assert faults.found == []
    table.require(("a",))
    assert [str(fault) for fault in faults.found] == [
        "elm.toml:1:1: a table has no a; add a = ... to it"
    ]


def test_a_whole_file_is_a_table_that_knows_its_places() -> None:
    table = whole_file("\nelm = 1\n", "elm.toml", "a tree", "see the guide")
    table.allow(("oak",))
    assert table.content == {"elm": 1}
    with pytest.raises(PolicyError) as raised:
        table.faults.raise_found()
    assert raised.value.faults == ("elm.toml:2:1: a tree has no key 'elm'; use one of: oak",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elm = ", "this is not TOML: Invalid value (at end of document); see the guide"),
        ("elm = " + "[" * 2000, "lists or tables are nested too deeply; nest them less"),
    ],
)
def test_a_file_that_is_not_toml_is_refused(text: str, found: str) -> None:
    with pytest.raises(PolicyError) as raised:
        whole_file(text, "elm.toml", "a tree", "see the guide")
    assert raised.value.faults == (f"elm.toml:1:1: {found}",)
