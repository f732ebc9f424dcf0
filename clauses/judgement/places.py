"""Where each key and value of a TOML text stands: tomllib says what was read, not where."""

import tomllib
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
_BARE_END = "=.,]}#\n \t"
_SPACE = " \t"


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a text; lines and columns count from 1, columns in characters."""

    line: int
    column: int


@dataclass(slots=True)
class Places:
    """The places of a TOML text by path: ("rule", 2, "law", 0) is the third rule's first law."""

    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)

    def key(self, path: Path) -> Place:
        """Return where the key stands, or the table it would belong to if there is none."""
        return self._nearest(self.keys, path)

    def value(self, path: Path) -> Place:
        """Return where the value stands, or the table it would belong to if there is none."""
        return self._nearest(self.values, path)

    def _nearest(self, places: dict[Path, Place], path: Path) -> Place:
        while path and path not in places:
            path = path[:-1]
        return places.get(path, Place(1, 1))


def places(text: str) -> Places:
    """Return the places of everything in `text`, which tomllib must have accepted."""
    return _Scanner(text.replace("\r\n", "\n")).places()


class _Scanner:
    """Walks a valid TOML text once, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found = Places()
        self.lengths: dict[Path, int] = {}  # how many tables each array of tables has so far
        self.line = 1
        self.line_start = 0
        self.counted = 0  # up to where lines have been counted

    def places(self) -> Places:
        table: Path = ()
        while self._skip(_SPACE + "\n"):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.found

    def _place(self) -> Place:
        fresh = self.text.count("\n", self.counted, self.at)
        if fresh:
            self.line += fresh
            self.line_start = self.text.rfind("\n", self.counted, self.at) + 1
        self.counted = self.at
        return Place(self.line, self.at - self.line_start + 1)

    def _skip(self, space: str) -> bool:
        """Pass over white space and comments; False at the end of the text."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in space:
                self.at += 1
            else:
                return True
        return False

    def _header(self) -> Path:
        place = self._place()
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        *above, last = self._key()
        self.at += 2 if double else 1
        path: Path = ()
        for name in above:
            path = self._into((*path, name), place)
        path = (*path, last)
        if double:
            self._mark(path, place)
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        self._mark(path, place)
        return path

    def _into(self, path: Path, place: Place) -> Path:
        """Return the table a name of a header stands for: of an array of tables, the last."""
        self._mark(path, place)
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def _mark(self, path: Path, place: Place) -> None:
        self.found.keys.setdefault(path, place)
        self.found.values.setdefault(path, place)

    def _key(self) -> list[str]:
        """Read a key of one or more names parted by dots."""
        names = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                names.append(str(tomllib.loads(f"k = {self.text[start : self.at]}")["k"]))
            else:
                while self.text[self.at] not in _BARE_END:
                    self.at += 1
                names.append(self.text[start : self.at])
            self._skip(_SPACE)
            if self.text[self.at] != ".":
                return names
            self.at += 1

    def _pair(self, table: Path) -> None:
        place = self._place()
        path = table
        for name in self._key():
            path = (*path, name)
            self._mark(path, place)
        self.at += 1  # the sign of equality
        self._skip(_SPACE)
        self.found.values[path] = self._place()
        self._value(path)

    def _value(self, path: Path) -> None:
        sign = self.text[self.at]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self._array(path)
        elif sign == "{":
            self._inline(path)
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        end = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(end)
        while not self.text.startswith(end, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(end)
        while len(end) == 3 and self.text.startswith(quote, self.at):
            self.at += 1  # up to two quotation marks may stand before the closing three

    def _array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._skip(_SPACE + "\n,") and self.text[self.at] != "]":
            self._mark((*path, index), self._place())
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._skip(_SPACE + "\n,") and self.text[self.at] != "}":
            self._pair(path)
        self.at += 1
