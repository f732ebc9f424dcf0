"""Turn the bytes of a text file into text."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the web calls Latin 1 and ASCII is Windows 1252 in truth, and decodes as such everywhere.
_WINDOWS = frozenset({"iso8859-1", "ascii", "cp1252"})
# Tab, line ends, form feed and the end mark of DOS files may stand in text. Of other controls a
# text that is valid in a strict encoding may have a few strays, anything else is a binary file.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MOST_STRAYS = 0.002
# Letters without names come out of a PDF as controls, a whole page of them at a time; where a text
# says page by page that it was taken out of one, more are no sign of a binary file.
EXTRACTED = re.compile(r"^--- ?page [12] ?---", re.IGNORECASE | re.MULTILINE)
_MOST_EXTRACTED_STRAYS = 0.2
_SAMPLE = 4096  # bytes looked at to tell UTF-16 that does not say so
_FEWEST_NULS = 0.3  # of them, every second one in Western text


def decoded(data: bytes, charset: str | None = None) -> str | None:
    r"""Return the text the bytes are, line ends as "\n"; None where they are no text.

    A byte order mark decides; else `charset`, where it is known and fits; else UTF-8, UTF-16
    without a mark and Windows 1252 in turn, as far as what they yield looks like text.
    """
    candidates = [name for mark, name in _MARKS if data.startswith(mark)][:1]
    if not candidates:
        candidates = [*_declared(charset), "utf-8", *_unmarked(data), "cp1252"]
    for name in candidates:
        try:
            text = data.decode(name)
        except (UnicodeError, LookupError):
            continue
        text = text.removesuffix("\x1a")
        strays = len(_CONTROLS.findall(text))
        if strays <= _most_strays(name, text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _most_strays(encoding: str, text: str) -> float:
    if encoding == "cp1252":
        return 0
    return (_MOST_EXTRACTED_STRAYS if EXTRACTED.search(text) else _MOST_STRAYS) * len(text)


def _declared(charset: str | None) -> list[str]:
    try:
        codec = codecs.lookup((charset or "").strip())
    except (LookupError, ValueError):
        return []
    return ["utf-8", "cp1252"] if codec.name in _WINDOWS else [codec.name]


def _unmarked(data: bytes) -> list[str]:
    """UTF-16 has a null at every second place, which no other text has."""
    sample = data[:_SAMPLE]
    if sample[1::2].count(0) > _FEWEST_NULS * len(sample) / 2:
        return ["utf-16-le"]
    if sample[::2].count(0) > _FEWEST_NULS * len(sample) / 2:
        return ["utf-16-be"]
    return []
