import builtins
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clauses.errors import UsageError
from clauses.renderers.archive_export import (
    WRITERS,
    ExportColumn,
    ExportTable,
    export_paths,
    write_csv,
    write_jsonl,
    write_parquet,
)

ROWS = (
    ("=1+1", 3, 0.5, "2021-06-30", 1, '["a","b"]'),
    (None, None, None, None, None, "[]"),
    ("plain", -3, -0.5, "30 June", 0, '["-x"]'),
)


def table() -> ExportTable:
    kinds = ("text", "integer", "real", "date", "boolean", "texts")
    return ExportTable("deals", tuple(ExportColumn(kind[:4], kind) for kind in kinds), iter(ROWS))


def test_csv_has_no_formula_and_keeps_numbers(tmp_path: Path) -> None:
    write_csv(table(), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8-sig") == (
        "text,inte,real,date,bool,text\r\n"
        "'=1+1,3,0.5,2021-06-30,true,a; b\r\n"
        ",,,,,\r\n"
        "plain,-3,-0.5,30 June,false,'-x\r\n"
    )


def test_json_lines_have_typed_values(tmp_path: Path) -> None:
    columns = (ExportColumn("sale", "boolean"), ExportColumn("to", "texts"))
    write_jsonl(ExportTable("t", columns, iter([(1, '["a"]'), (None, "[]")])), tmp_path / "t.jsonl")
    lines = (tmp_path / "t.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"sale": True, "to": ["a"]},
        {"sale": None, "to": []},
    ]


def test_parquet_has_typed_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("clauses.renderers.archive_export._AT_ONCE", 2)
    columns = tuple(
        ExportColumn(f"c{number}", column.kind) for number, column in enumerate(table().columns)
    )
    write_parquet(ExportTable("t", columns, iter(ROWS)), tmp_path / "t.parquet")
    read = parquet.read_table(tmp_path / "t.parquet")
    assert [str(kind) for kind in read.schema.types] == [
        "string", "int64", "double", "date32[day]", "bool", "list<element: string>",
    ]  # fmt: skip
    assert [tuple(row.values()) for row in read.to_pylist()] == [
        ("=1+1", 3, 0.5, datetime.date(2021, 6, 30), True, ["a", "b"]),
        (None, None, None, None, None, []),
        ("plain", -3, -0.5, None, False, ["-x"]),
    ]


def test_without_pyarrow_the_fault_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., Any] = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"pip install 'vendor-clauses\[parquet\]'"):
        write_parquet(table(), tmp_path / "t.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", WRITERS)
def test_an_empty_table_is_a_file_too(form: str, tmp_path: Path) -> None:
    empty = ExportTable("t", (ExportColumn("path", "text"),), iter(()))
    WRITERS[form](empty, tmp_path / "t")
    assert (tmp_path / "t").is_file()


def test_tables_go_into_a_folder_and_one_into_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert export_paths("csv", folder, ("deals", "risks")) == (
        folder / "deals.csv",
        folder / "risks.csv",
    )
    assert folder.is_dir()
    assert export_paths("csv", tmp_path / "X.CSV", ("deals",)) == (tmp_path / "X.CSV",)
    with pytest.raises(UsageError, match="one file for 2 tables"):
        export_paths("csv", tmp_path / "x.csv", ("deals", "risks"))
    (tmp_path / "taken").touch()
    with pytest.raises(UsageError, match="cannot make the folder"):
        export_paths("csv", tmp_path / "taken", ("deals",))
