from clauses.judgement.faults import Faults
from clauses.judgement.tables import Table


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
