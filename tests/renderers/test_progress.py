import io

from clauses.records import Deal, Refused
from clauses.renderers.progress import refused_line, watched


def test_results_pass_unchanged_and_refused_files_have_a_line(deal: Deal) -> None:
    stream = io.StringIO()
    early, late = Refused("no.pdf", "it is missing", "check the path"), Refused("a.pdf", "bad", "")
    results = (deal, late, deal)
    assert tuple(watched((early,), results, 3, stream)) == results
    assert stream.getvalue() == (
        "clauses: not read: no.pdf: it is missing; check the path\nclauses: not read: a.pdf: bad\n"
    )


def test_nothing_is_written_where_all_is_well(deal: Deal) -> None:
    stream = io.StringIO()
    assert tuple(watched((), (deal,), 1, stream)) == (deal,)
    assert stream.getvalue() == ""


def test_line_is_plain() -> None:
    refused = Refused("\x1b[1m[b]x\n.pdf", "bad\u202e", "")
    assert refused_line(refused) == "clauses: not read: [1m[b]x .pdf: bad"
