"""Defaults for the options of a scan, from a `clauses.toml`; the command line goes before them."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clauses.errors import PolicyError, UsageError
from clauses.exits import FailOn

NAME = "clauses.toml"
# Each key is an option of `clauses scan`; here with the name its value has inside the command.
_LISTS = {"profile": "profile", "policy": "policy", "format": "formats", "output": "outputs"}
_NUMBERS: dict[str, tuple[type, float]] = {  # the type, and the least that makes sense
    "jobs": (int, 1),
    "min-confidence": (float, 0),
    "timeout": (float, 1),
    "page-timeout": (float, 1),
    "max-memory": (int, 512),
}
_TEXTS = ("baseline", "vendor-list")
_CHOICES = {"fail-on": tuple(FailOn), "deal-per": ("file", "folder")}
_FLAGS = ("quiet",)
KEYS = (*_LISTS, *_NUMBERS, *_TEXTS, *_CHOICES, *_FLAGS)


def settings(path: Path | None, formats: Sequence[str]) -> dict[str, Any]:
    """Return what the file says, under the names of the command's parameters; `formats` are known.

    Where `path` is None, the file of the working folder is meant, if there is one. Raises
    UsageError where a file that was named is not there, PolicyError with every fault of it, each
    with its line.
    """
    if path is None:
        path = Path(NAME)
        if not path.is_file():
            return {}
    elif not path.is_file():
        raise UsageError(f"no file of settings {path}", f"check --config, or write a {NAME}")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicyError((f"{path}:1:1: this is not UTF-8 text; save it as UTF-8",)) from error
    return parse_settings(text, str(path), formats)


def parse_settings(text: str, name: str, formats: Sequence[str]) -> dict[str, Any]:
    """Return what `text` says, as `settings` does; `name` stands for the file in messages."""
    from clauses.judgement.faults import TOO_DEEP, Faults
    from clauses.judgement.places import places
    from clauses.judgement.tables import Table

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError((f"{name}: this is not TOML: {error}; check it there",)) from error
    except RecursionError as error:
        raise PolicyError((f"{name}: {'; '.join(TOO_DEEP)}",)) from error
    faults = Faults(name, places(text))
    table = Table(faults, (), content, "a file of settings")
    table.allow(KEYS)
    said: dict[str, Any] = {}
    for key in content:
        if key in _LISTS:
            known = key == "format"
            texts = table.choices(key, formats, "format") if known else table.texts(key)
            said[_LISTS[key]] = list(texts)
        elif key in _NUMBERS:
            said[_parameter(key)] = table.number(key, *_NUMBERS[key])
        elif key in _CHOICES:
            said[_parameter(key)] = table.choice(key, _CHOICES[key], "value")
        elif key in _TEXTS:
            said[_parameter(key)] = table.text(key)
        elif key in _FLAGS:
            said[key] = table.flag(key)
    faults.raise_found()
    return said


def _parameter(key: str) -> str:
    return key.replace("-", "_")
