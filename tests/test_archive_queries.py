import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from clauses.archive_queries import queries_app
from clauses.exits import OneLineErrors
from tests.archive.holdings import Holdings

app = typer.Typer(cls=OneLineErrors)
app.add_typer(queries_app, name="archive")


@app.callback()
def main() -> None:
    """Commands as `clauses` has them."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "archive.db"
    held = Holdings(path)
    terms = " ".join(f"term{number}" for number in range(200))
    for name, date in (("a", "2020-01-01"), ("b", "2021-06-30")):
        held.content(name, f"{name}.pdf")
        deal = held.deal(name, date=date)
        document = held.document(name, 0, f"{terms} Northlight may sell reads.", deal=deal)
        if name == "a":
            sale = held.finding(document, deal, "Northlight may sell reads.", name="f1")
            held.risk(deal, "sale", sale, severity="critical")
    held.put("runs", started="2026-11-25T10:00:00Z", made_with="m1", tool="{}")
    held.store.close()
    return path


def run(store: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["archive", *words, "--store", str(store)])
    return result.exit_code, result.output


def test_search_takes_words_filters_and_forms(store: Path) -> None:
    code, shown = run(store, "search", "sell", "reads", "--limit", "1")
    assert code == 0
    assert "*sell* *reads*" in shown
    code, shown = run(store, "search", "--severity", "high", "--format", "json")
    assert (code, [hit["path"] for hit in json.loads(shown)["hits"]]) == (0, ["a.pdf"])
    code, shown = run(store, "search", "sell", "--since", "2021", "-f", "jsonl")
    assert [json.loads(line)["path"] for line in shown.splitlines()] == ["b.pdf"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("search",), "no words to search for"),
        (("search", "OR"), "no word to search for in 'OR'"),
        (
            ("search", "x", "--family", "sharing"),
            "--family sharing is not known; choose among third",
        ),
        (("search", "x", "--stance", "allows"), "--stance allows is not known"),
        (("search", "x", "--severity", "grave"), "--severity grave is not known"),
        (("search", "x", "--recipient", "ice"), "--recipient ice is not known"),
        (("search", "x", "--data", "plate"), "--data plate is not known"),
        (("search", "x", "--kind", "contract"), "--kind contract is not known"),
        (("search", "x", "--until", "tomorrow"), "--until tomorrow is no date"),
        (("search", "x", "-f", "html"), "this cannot be shown as html"),
        (("report", "-f", "docx"), "this cannot be shown as docx"),
        (("versions", "no.pdf"), "no document and no group no.pdf"),
        (("versions", "--kind", "contract"), "--kind contract is not known"),
        (("export", "-o", "x", "-f", "xml"), "--format xml is not known"),
        (("export", "-o", "x", "--table", "pages"), "--table pages is not known"),
    ],
)
def test_what_cannot_be_asked_is_one_line_and_exit_2(
    store: Path, words: tuple[str, ...], fault: str
) -> None:
    code, shown = run(store, *words)
    assert code == 2
    assert shown.startswith("clauses: error: ")
    assert fault in shown
    assert shown.count("\n") == 1


def test_status_has_times_on_the_terminal_only(store: Path) -> None:
    code, shown = run(store, "status")
    assert code == 0
    assert "2026-11-25T10:00:00Z" in shown
    code, shown = run(store, "status", "-f", "json")
    assert json.loads(shown)["runs"] == []
    assert "2026-11-25" not in shown


def test_report_is_written_in_several_forms_at_once(store: Path, tmp_path: Path) -> None:
    page, sheet = tmp_path / "r.html", tmp_path / "r.xlsx"
    code, shown = run(store, "report", "-o", str(page), "-o", str(sheet), "-o", "-")
    assert code == 0
    assert "2 deals in 2 files" in shown
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert sheet.read_bytes()[:2] == b"PK"
    code, shown = run(store, "report", "-f", "json", "--deals", "1", "--gravest", "0")
    report = json.loads(shown)
    assert (len(report["deals"]), report["deals_left_out"], report["gravest"]) == (1, 1, [])


def test_versions_lists_groups_and_shows_one(store: Path) -> None:
    code, shown = run(store, "versions")
    assert code == 0
    assert "a-0: 2 documents, 1 word for word like another" in shown
    code, shown = run(store, "versions", "b.pdf")
    assert "gone since 2021-06-30" in shown
    code, shown = run(store, "versions", "a-0", "-f", "json")
    assert len(json.loads(shown)["versions"]) == 2


def test_export_writes_a_file_a_table(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert run(store, "export", "-o", str(folder), "-f", "jsonl") == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "deals.jsonl", "documents.jsonl", "findings.jsonl", "risks.jsonl",
    ]  # fmt: skip
    one = tmp_path / "f.csv"
    assert run(store, "export", "-o", str(one), "--table", "findings")[0] == 0
    assert len(one.read_text("utf-8").splitlines()) == 2


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    code, shown = run(tmp_path / "no.db", "status")
    assert code == 2
    assert "`clauses archive scan` makes one" in shown
