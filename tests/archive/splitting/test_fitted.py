from clauses.archive.filed import PartKind
from clauses.archive.splitting.fitted import fitted_weights


def test_the_weights_speak_for_what_begins_a_document_and_against_what_does_not() -> None:
    starts = fitted_weights().starts
    assert starts["title new"] > 0 > starts["number follows"]
    assert starts["one"] < 0  # most pages begin nothing


def test_each_kind_is_spoken_for_by_its_own_title() -> None:
    kinds = fitted_weights().kinds
    assert kinds[PartKind.MINUTES]["shown minutes"] > 0
    assert kinds[PartKind.MINUTES]["shown minutes"] > kinds[PartKind.LETTER].get("shown minutes", 0)
