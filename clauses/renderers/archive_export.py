"""Tables of an archive written to files row by row: CSV, JSON Lines, Parquet."""

import csv
import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clauses.errors import UsageError
from clauses.renderers.archive_files import csv_cell
from clauses.renderers.to_csv import BYTE_ORDER_MARK
from clauses.renderers.to_json import json_text

if TYPE_CHECKING:
    import pyarrow

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: `kind` is text, integer, real, date, boolean, or texts (a JSON list of them)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table to be written; its rows, cells as SQLite gives them, can be drawn once."""

    name: str
    columns: tuple[ExportColumn, ...]
    rows: Iterator[tuple[object, ...]]


def write_csv(table: ExportTable, path: Path) -> None:
    """Write a row each, UTF-8 with a byte order mark; no cell is taken for a formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BYTE_ORDER_MARK)
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for row in table.rows:
            writer.writerow([csv_cell(_listed(cell)) for cell in _typed(table, row)])


def write_jsonl(table: ExportTable, path: Path) -> None:
    """Write an object a line, every column in each."""
    names = [column.name for column in table.columns]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in table.rows:
            file.write(json_text(dict(zip(names, _typed(table, row), strict=True)), indent=None))


def write_parquet(table: ExportTable, path: Path) -> None:
    """Write a Parquet file with typed columns. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed",
            "pip install 'vendor-clauses[parquet]', or use --format csv or jsonl",
        ) from error
    schema = _schema(table)
    with path.open("wb") as file, ParquetWriter(file, schema) as writer:
        while rows := list(islice(table.rows, _AT_ONCE)):
            typed = [_typed(table, row) for row in rows]
            columns = [
                pyarrow.array(map(_dated, cells) if kind == pyarrow.date32() else cells, type=kind)
                for cells, kind in zip(zip(*typed, strict=True), schema.types, strict=True)
            ]
            writer.write_table(pyarrow.table(columns, schema=schema))


WRITERS: dict[str, Callable[[ExportTable, Path], None]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}


def export_paths(form: str, output: Path, tables: Sequence[str]) -> tuple[Path, ...]:
    """Return the file of each table: `output` itself, or in it as a folder, which is made.

    Raises UsageError where one file is to hold several tables, or the folder cannot be made.
    """
    if output.suffix.lower() == f".{form}":
        if len(tables) > 1:
            raise UsageError(f"-o {output} is one file for {len(tables)} tables",
                             "name a folder, or one table with --table")  # fmt: skip
        return (output,)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {output}: {error.strerror}",
                         "choose another -o") from error  # fmt: skip
    return tuple(output / f"{table}.{form}" for table in tables)


def _typed(table: ExportTable, row: tuple[object, ...]) -> list[Any]:
    return [_cell(column.kind, cell) for column, cell in zip(table.columns, row, strict=True)]


def _cell(kind: str, cell: Any) -> Any:
    if cell is None:
        return None
    if kind == "boolean":
        return bool(cell)
    if kind == "texts":
        return json.loads(cell)
    return float(cell) if kind == "real" else cell


def _listed(cell: object) -> object:
    return "; ".join(map(str, cell)) if isinstance(cell, list) else cell


def _dated(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _schema(table: ExportTable) -> "pyarrow.Schema":
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "real": pyarrow.float64(),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
