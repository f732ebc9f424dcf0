from pathlib import Path

from benchmarks.archive_search import QUESTIONS, make_store, measured
from clauses.archive.questions import opened
from clauses.archive.search import search


def test_a_small_store_answers_the_questions_of_the_benchmark(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    make_store(path, 60)
    rows = list(measured(path, 1))
    assert [question for question, *_ in rows][:3] == [
        "immigration", "sell third party data", '"plate reader"',
    ]  # fmt: skip
    assert len(rows) == len(QUESTIONS)
    with opened(path) as store:
        assert {hit.path for hit in search(store, '"plate reader"').hits} == {
            "county/000/0000000.pdf",
            "county/050/0000050.pdf",
        }
