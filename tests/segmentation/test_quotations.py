from clauses.records import Clause, ClauseKind, Piece, Span
from clauses.segmentation.quotations import MASK, masked, pieces_between


def test_letters_between_quotation_marks_are_masked() -> None:
    assert masked("Add “to” it") == f"Add “{MASK * 2}” it"
    assert masked('Add "to" it') == f'Add "{MASK * 2}" it'


def test_a_quotation_within_one_is_masked_with_its_marks() -> None:
    assert masked("a “b “c” d” e") == f"a “{MASK * 7}” e"


def test_a_quotation_that_is_never_closed_runs_to_the_end() -> None:
    assert masked("a “bc") == f"a “{MASK * 2}"


def test_text_without_quotations_stays() -> None:
    assert masked("Nothing’s quoted.") == "Nothing’s quoted."


def test_pieces_of_a_stretch_count_from_its_start() -> None:
    pieces = (Piece(0, Span(10, 15)), Piece(6, Span(20, 25)))
    clause = Clause(ClauseKind.CLAUSE, "1.", None, "abcde fghij", pieces, 1, 2)
    assert pieces_between(clause, 3, 8) == (Piece(0, Span(13, 15)), Piece(3, Span(20, 22)))
    assert pieces_between(clause, 5, 6) == ()
