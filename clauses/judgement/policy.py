"""Load policies from TOML, or say everything that is wrong with them, each with line and column."""

import hashlib
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from clauses.errors import PolicyError
from clauses.judgement.faults import TOO_DEEP, Fault, Faults
from clauses.judgement.places import Place, places
from clauses.judgement.schema import policy_of
from clauses.records import Policy

BUNDLED = Path(__file__).parent.parent / "policies"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BYTE_ORDER_MARK = "\ufeff"  # Windows editors begin UTF-8 files with it


def bundled_policies() -> tuple[Path, ...]:
    """Return the policy files that come with clauses, in the order of their names."""
    return tuple(sorted(BUNDLED.glob("*.toml")))


def bundled_policy(name: str) -> Path:
    """Return the file of the policy of that id among those that come with clauses."""
    return BUNDLED / f"{name}.toml"


def load_policy(text: str, name: str) -> Policy:
    """Return the policy that `text` spells out; `name` stands for the file in messages.

    Raises PolicyError with every fault of the text.
    """
    policy, faults = _read(text, name)
    _note_ids_used_twice([(policy, faults)])
    if faults.found:
        raise PolicyError(_in_words(faults.found))
    return policy


def load_policies(paths: Sequence[Path]) -> tuple[Policy, ...]:
    """Return the policies of the files at `paths`, in that order.

    Raises PolicyError with every fault of all files: a file that cannot be read, what is wrong in
    each, and ids used in more than one.
    """
    policies, faults = sound_policies(paths)
    if faults:
        raise PolicyError(_in_words(faults))
    return policies


def sound_policies(paths: Sequence[Path]) -> tuple[tuple[Policy, ...], tuple[Fault, ...]]:
    """Return the policies of the files without a fault, in order, and the faults of the others.

    A policy that uses an id of an earlier one is the one at fault.
    """
    found: list[Fault] = []
    read: list[tuple[Policy, Faults]] = []
    for path in paths:
        text = _text(path, found)
        if text is not None:
            read.append(_read(text, str(path)))
    _note_ids_used_twice(read)
    for _, faults in read:
        found += faults.found
    sound = tuple(policy for policy, faults in read if not faults.found)
    return sound, tuple(dict.fromkeys(sorted(found)))


def _in_words(faults: Sequence[Fault]) -> tuple[str, ...]:
    return tuple(str(fault) for fault in dict.fromkeys(sorted(faults)))


def _text(path: Path, faults: list[Fault]) -> str | None:
    start = (str(path), 1, 1)
    if path.is_dir():
        faults.append(Fault(*start, "this is a folder", "name the .toml files in it"))
        return None
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        faults.append(Fault(*start, "there is no such file", "check the name and the folder"))
        return None
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        faults.append(Fault(*start, f"the file cannot be opened: {why}", "check its permissions"))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        what = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        faults.append(Fault(str(path), line, column, what, "save the file as UTF-8"))
        return None


def _read(text: str, name: str) -> tuple[Policy, Faults]:
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    text = text.removeprefix(_BYTE_ORDER_MARK)
    faults = Faults(name)
    try:
        content = tomllib.loads(text)
        faults.places = places(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        _note_syntax(error, text, faults)
        return Policy("", "", "", "", sha256, ()), faults
    return policy_of(content, sha256, faults), faults


def _note_syntax(error: Exception, text: str, faults: Faults) -> None:
    if isinstance(error, RecursionError):
        faults.at(Place(1, 1), *TOO_DEEP)
        return
    message = str(error)
    found = _TOML_PLACE.search(message)
    if found and found[1]:
        place = Place(int(found[1]), int(found[2]))
    else:
        place = Place(text.count("\n") + 1, len(text) - text.rfind("\n"))
    what = message[: found.start()] if found else message
    what = what[:1].lower() + what[1:]
    faults.at(place, f"this is not TOML: {what}", "compare the line with docs/policies.md")


def _note_ids_used_twice(read: Sequence[tuple[Policy, Faults]]) -> None:
    policies: dict[str, str] = {}
    rules: dict[str, str] = {}
    for policy, faults in read:
        if policy.id and policy.id in policies:
            found = f"the policy id '{policy.id}' is that of {policies[policy.id]} too"
            faults.at(faults.places.value(("id",)), found, "use each policy once, under its own id")
            continue
        policies[policy.id] = faults.file
        for index, rule in enumerate(policy.rules):
            place = faults.places.value(("rule", index, "id"))
            where = f"{faults.file}:{place.line}"
            if rule.id and rule.id in rules:
                found = f"the rule id '{rule.id}' is used at {rules[rule.id]} too"
                faults.at(place, found, "give each rule an id of its own")
            elif rule.id:
                rules[rule.id] = where
