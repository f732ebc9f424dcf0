from clauses.judgement.faults import Fault, Faults, suggestion
from clauses.judgement.places import Place


def test_a_fault_is_one_line() -> None:
    faults = Faults("elm.toml")
    faults.at(Place(7, 11), "unknown family 'retenton'", "did you mean 'retention'?")
    assert faults.found == [
        Fault("elm.toml", 7, 11, "unknown family 'retenton'", "did you mean 'retention'?")
    ]
    assert str(faults.found[0]) == (
        "elm.toml:7:11: unknown family 'retenton'; did you mean 'retention'?"
    )


def test_suggestion() -> None:
    assert suggestion("permit", ("permits", "prohibits")) == "did you mean 'permits'?"
    assert suggestion("zebra", ("permits", "prohibits")) == "use one of: permits, prohibits"
    assert suggestion("zebra", ()) == "take it out"
