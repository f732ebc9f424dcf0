"""A content that is found under another name has the reports it would have, read there.

A report names the file it is of in few places, and quotes stay as they are: so nothing is read
again because a folder was moved.
"""

import json
from pathlib import PurePosixPath
from typing import Any


def renamed(report: str, old: str, new: str) -> str:
    """Return the report of a deal, JSON, with the path `new` where it has `old`."""
    deal = json.loads(report)
    deal["id"] = new_name(deal["id"], _stem(old), _stem(new))
    deal["title"] = new_name(deal["title"], _name(old), _name(new))
    return json.dumps(_walked(deal, old, new), ensure_ascii=False, separators=(",", ":"))


def new_title(title: str, old: str, new: str) -> str:
    """Return the title of a deal, which is the name of its file where it states none."""
    said: str = _walked(new_name(title, _name(old), _name(new)), old, new)
    return said


def new_name(said: str, old: str, new: str) -> str:
    """Return what is said, or `new` where that is `old`."""
    return new if said == old else said


def _walked(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return _said(value, old, new)
    if isinstance(value, list):
        return [_walked(one, old, new) for one in value]
    if isinstance(value, dict):
        return {key: _walked(one, old, new) for key, one in value.items()}
    return value


def _said(value: str, old: str, new: str) -> str:
    """A path is a value of its own; of several documents of a file each is said with its page."""
    if value == old:
        return new
    return value.replace(f"{old}#page=", f"{new}#page=").replace(
        f"{_name(old)}#page=", f"{_name(new)}#page="
    )


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
