import json

from clauses.archive.renaming import new_title, renamed


def test_a_report_calls_its_file_by_the_new_path_and_quotes_stay() -> None:
    report = json.dumps({
        "id": "june",
        "title": "june.pdf",
        "documents": [{"path": "old/june.pdf"}],
        "facts": {"kind": {"document": "old/june.pdf", "quote": "see june.pdf and old/june.pdf."}},
    })  # fmt: skip
    assert json.loads(renamed(report, "old/june.pdf", "new/july.pdf")) == {
        "id": "july",
        "title": "july.pdf",
        "documents": [{"path": "new/july.pdf"}],
        "facts": {"kind": {"document": "new/july.pdf", "quote": "see june.pdf and old/june.pdf."}},
    }


def test_the_documents_of_a_file_are_named_by_it_and_their_page() -> None:
    report = json.dumps({
        "id": "old/june.pdf#page=12",
        "title": "june.pdf#page=12",
        "findings": [{"superseded_by": "old/june.pdf#page=30, section 2"}],
        "verdicts": [{"reasons": ["page 3 of june.pdf#page=12"]}],
    })  # fmt: skip
    assert json.loads(renamed(report, "old/june.pdf", "july.pdf")) == {
        "id": "july.pdf#page=12",
        "title": "july.pdf#page=12",
        "findings": [{"superseded_by": "july.pdf#page=30, section 2"}],
        "verdicts": [{"reasons": ["page 3 of july.pdf#page=12"]}],
    }


def test_a_title_that_is_stated_stays() -> None:
    assert new_title("Services Agreement", "a/june.pdf", "b/july.pdf") == "Services Agreement"
    assert new_title("june.pdf", "a/june.pdf", "b/july.pdf") == "july.pdf"
    assert new_title("june.pdf#page=2", "a/june.pdf", "b/july.pdf") == "july.pdf#page=2"
