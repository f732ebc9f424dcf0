import io
from dataclasses import replace

from clauses.records import Deal, Refused
from clauses.renderers.progress import refused_line, unread_lines, watched


def test_results_pass_unchanged_and_refused_files_have_a_line(deal: Deal) -> None:
    stream = io.StringIO()
    early, late = Refused("no.pdf", "it is missing", "check the path"), Refused("a.pdf", "bad", "")
    whole = all_read(deal)
    results = (whole, late, whole)
    assert tuple(watched((early,), results, 3, stream)) == results
    assert stream.getvalue() == (
        "clauses: not read: no.pdf: it is missing; check the path\nclauses: not read: a.pdf: bad\n"
    )


def all_read(deal: Deal) -> Deal:
    documents = tuple(replace(one, pages_unreadable=0) for one in deal.documents)
    return replace(deal, documents=documents)


def test_nothing_is_written_where_all_is_well(deal: Deal) -> None:
    stream, whole = io.StringIO(), all_read(deal)
    assert tuple(watched((), (whole,), 1, stream)) == (whole,)
    assert stream.getvalue() == ""


def test_a_document_with_pages_that_were_not_read_has_a_line(deal: Deal) -> None:
    (document,) = deal.documents
    assert list(unread_lines(deal)) == [
        f"clauses: read in part: {document.path}: page 8 is a picture"
    ]
    none = replace(document, pages_unreadable=document.pages)
    assert list(unread_lines(replace(deal, documents=(none,)))) == [
        f"clauses: not read: {document.path}: page 8 is a picture"
    ]


def test_line_is_plain() -> None:
    refused = Refused("\x1b[1m[b]x\n.pdf", "bad\u202e", "")
    assert refused_line(refused) == "clauses: not read: [1m[b]x .pdf: bad"
