"""Paths that lead to no file, to more than a file, or are named to deceive."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clauses.errors import UnreadableInput
from clauses.pipeline import find_documents
from clauses.readers import read
from clauses.records import Refused
from tests.hostile.conftest import Scan

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
TERMS = b"1. Retention. Vendor must delete Data within 30 days.\n"
CHECK = "check the path and its permissions"


@needs_pipes
def test_a_pipe_or_device_is_refused_not_waited_for(tmp_path: Path, scanned: Scan) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    paths = (tmp_path / "pipe.pdf", Path("/dev/zero"), Path("/dev/null"))
    assert scanned(*paths) == [("refused", "a pipe or device, not a file")] * 3


@needs_pipes
def test_a_pipe_in_a_folder_is_not_a_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "terms.txt").write_bytes(TERMS)
    assert find_documents([tmp_path]) == ((tmp_path / "terms.txt",), ())


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "deals" / "elm").mkdir(parents=True)
    (tmp_path / "deals" / "elm" / "up").symlink_to(tmp_path / "deals")
    (tmp_path / "self.pdf").symlink_to(tmp_path / "self.pdf")
    (tmp_path / "deals" / "elm" / "terms.txt").write_bytes(TERMS)
    (tmp_path / "deals" / "elm" / "again.pdf").symlink_to("again.pdf")
    found, refused = find_documents([tmp_path / "deals", tmp_path / "self.pdf"])
    assert found == (tmp_path / "deals" / "elm" / "terms.txt",)
    (told,) = refused
    assert (told.path, told.advice) == (str(tmp_path / "self.pdf"), "check the path")


def test_a_name_too_long_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "terms.txt").write_bytes(TERMS)
    found, refused = find_documents([Path("a" * 5000), tmp_path / "terms.txt"])
    assert found == (tmp_path / "terms.txt",)
    assert refused == (Refused("a" * 5000, "File name too long", CHECK),)


def test_a_folder_that_cannot_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "terms.txt").write_bytes(TERMS)
    scandir = os.scandir

    def locked(place: str) -> object:
        if Path(place).name == "locked":
            raise PermissionError(13, "Permission denied", place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", locked)
    found, refused = find_documents([tmp_path])
    assert found == (tmp_path / "terms.txt",)
    assert refused == (Refused(str(tmp_path / "locked"), "Permission denied", CHECK),)


def test_kinds_that_are_not_read_are_not_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("a.doc", "b.RTF", "c.docm", "logo.png", "notes.xyz"):
        (tmp_path / name).touch()
    found, _ = find_documents([tmp_path])
    assert [one.name for one in found] == ["a.doc", "b.RTF", "c.docm"]


def test_a_file_that_goes_away_or_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deal.pdf"
    whole = Path.read_bytes
    for becomes, found in ((None, "No such file or directory"), (b"", "the file is empty"),
                           (b"moved", "not a PDF")):  # fmt: skip
        path.write_bytes(b"%PDF-1.7\n")

        def changed(one: Path, becomes: bytes | None = becomes) -> bytes:
            one.unlink()
            if becomes is not None:
                one.write_bytes(becomes)
            return whole(one)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "read_bytes", changed)
            with pytest.raises(UnreadableInput) as refused:
                read(path)
        assert refused.value.found == f"{path}: {found}"
        assert refused.value.advice


def clauses(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "clauses", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="names are any bytes on Linux only")
def test_names_made_to_deceive_stay_whole_in_the_report_and_harmless_on_the_screen(
    tmp_path: Path,
) -> None:
    evil = "terms\n\x1b[31m\u202etxt.fdp.txt"
    (tmp_path / evil).write_bytes(TERMS)
    (tmp_path / os.fsdecode(b"not\xffutf8.pdf")).write_bytes(b"")
    done = clauses("scan", tmp_path, "--format", "json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert [one["documents"][0]["path"] for one in report["deals"]] == [str(tmp_path / evil)]
    assert [one["reason"] for one in report["refused"]] == ["the file is empty"]
    shown = clauses("scan", tmp_path)
    for sign in ("\x1b", "\u202e", "Traceback"):
        assert sign not in shown.stdout + shown.stderr
