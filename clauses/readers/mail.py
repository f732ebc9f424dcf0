"""Read an e-mail: its headers and body on the first page, what is attached on pages after it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message

from clauses.errors import UnreadableInput
from clauses.readers.bundle import with_attachment, with_unread
from clauses.readers.decoding import decoded
from clauses.readers.laid_out import Content, Paragraph, laid_out
from clauses.readers.runs import cleaned
from clauses.readers.text import paragraphs_of
from clauses.records import Document

HEADERS = ("From", "To", "Cc", "Date", "Subject")
# A message may hold messages that hold messages. Deeper, or more attached, is no correspondence.
DEEPEST = 4
MOST_ATTACHED = 100
# A plain body with fewer letters than this only says "see the HTML version".
FEWEST_LETTERS = 20

# Style sheets and scripts of a page saved with all it needs.
_UNSHOWN = ("text/css", "text/javascript", "application/javascript", "application/x-javascript")
_SIGNATURES = ("pkcs7-signature", "x-pkcs7-signature", "pgp-signature")

ReadAttached = Callable[[str, bytes, int], Document]


@dataclass(slots=True)
class _Parts:
    """What a message is made of, in its order."""

    body: list[Content] = field(default_factory=list)
    attached: list[tuple[str, bytes | Message]] = field(default_factory=list)
    pictures: int = 0
    warnings: list[str] = field(default_factory=list)


def read_mail(path: str, data: bytes, read_attached: ReadAttached, depth: int = 0) -> Document:
    """Return the e-mail with its attachments as further pages; raises UnreadableInput.

    `read_attached` is called with the name and bytes of each attachment and how many messages it
    lies within. What it cannot read becomes an unreadable page and a warning. Quoted history is
    part of the body; a message attached as such is read like any other attachment.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        return _document(path, data, message, read_attached, depth)
    except RecursionError as error:
        raise UnreadableInput(
            f"{path}: the message is nested too deep", "save its attachments and give them"
        ) from error


def _document(
    path: str, data: bytes, message: Message, read_attached: ReadAttached, depth: int
) -> Document:
    parts = _Parts()
    _gather(message, parts)
    if parts.pictures:
        parts.warnings.append(f"pictures in the message that were not read: {parts.pictures}")
    contents = [*_header_lines(message), *parts.body]
    document = laid_out(path, data, contents, parts.warnings, wordless="the message holds no words")
    for name, attached in parts.attached[:MOST_ATTACHED]:
        document = _with(document, name, attached, read_attached, depth + 1)
    if (more := len(parts.attached) - MOST_ATTACHED) > 0:
        document = with_unread(document, f"{more} more attachments; save them and give them")
    return document


def _with(
    document: Document,
    name: str,
    attached: bytes | Message,
    read_attached: ReadAttached,
    depth: int,
) -> Document:
    """The document with one attachment, or with a warning about it."""
    if depth > DEEPEST:
        return with_unread(
            document, f"attachment {name}: too many messages within another; save it and give it"
        )
    try:
        if isinstance(attached, bytes):
            read = read_attached(name, attached, depth)
        else:
            read = _document(name, b"", attached, read_attached, depth)
    except UnreadableInput as error:
        found = error.found.removeprefix(f"{name}: ")
        return with_unread(document, f"attachment {name}: {found}; {error.advice}")
    return with_attachment(document, name, read)


def _header_lines(message: Message) -> Iterator[Paragraph]:
    for name in HEADERS:
        if value := _header(message, name):
            yield Paragraph(f"{name}: {value}")


def _header(message: Message, name: str) -> str:
    try:
        value = str(message.get(name) or "")
    except Exception:  # noqa: BLE001 - the parser of broken addresses raises whatever it meets
        value = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")
    return cleaned(value).strip()


def _gather(part: Message, parts: _Parts) -> None:
    """Sort a part and those inside it into body and attachments."""
    kind = part.get_content_type()
    inside = part.get_payload()
    if kind == "multipart/alternative" and isinstance(inside, list):
        _gather_alternative([one for one in inside if isinstance(one, Message)], parts)
    elif kind.startswith("multipart/") and isinstance(inside, list):
        for one in inside:
            if isinstance(one, Message):
                _gather(one, parts)
    elif isinstance(inside, list):  # message/rfc822 and its like
        for one in (one for one in inside if isinstance(one, Message)):
            subject = _header(one, "Subject") or "without a subject"
            parts.attached.append((_file_name(part) or f'message "{subject}"', one))
    else:
        _gather_leaf(part, kind, parts)


def _gather_leaf(part: Message, kind: str, parts: _Parts) -> None:
    if kind in _UNSHOWN:
        return
    name = _file_name(part)
    set_apart = part.get_content_disposition() == "attachment" or name
    if kind.startswith("text/") and not set_apart:
        parts.body += _body(part, parts)
    elif kind.startswith("image/") and part.get_content_disposition() != "attachment":
        parts.pictures += 1
    elif kind.rpartition("/")[2] not in _SIGNATURES:
        number = len(parts.attached) + 1
        parts.attached.append((name or f"number {number} ({kind})", _bytes_of(part)))


def _gather_alternative(inside: list[Message], parts: _Parts) -> None:
    """Of several forms of one body, take the plain one, or the last where there is none."""
    plain = [one for one in inside if one.get_content_type() == "text/plain"]
    rest = [one for one in inside if one.get_content_type() != "text/plain"]
    for one in plain:
        body = _body(one, parts)
        letters = sum(c.isalnum() for p in body if isinstance(p, Paragraph) for c in p.text)
        if letters >= FEWEST_LETTERS or not rest:
            parts.body += body
            # What comes with the other forms is attached all the same.
            for other in rest:
                _gather_attached(other, parts)
            return
    for other in rest[:-1]:
        _gather_attached(other, parts)
    for one in rest[-1:]:
        _gather(one, parts)


def _gather_attached(form: Message, parts: _Parts) -> None:
    """Take from a form of the body that is not read what is attached to it."""
    aside = _Parts()
    _gather(form, aside)
    parts.attached += aside.attached
    parts.pictures += aside.pictures


def _body(part: Message, parts: _Parts) -> list[Content]:
    charset = part.get_content_charset()
    text = decoded(_bytes_of(part), charset)
    if text is None:
        text = _bytes_of(part).decode("latin-1")
    if part.get_content_type() == "text/html":
        from clauses.readers.web import contents_of

        try:
            return contents_of(text)
        except UnreadableInput as error:
            parts.warnings.append(f"the body was not read: {error}")
            return []
    return list(paragraphs_of(_without_quote_signs(text)))


def _without_quote_signs(text: str) -> str:
    """Quoted lines without their ">", a blank line where their depth changes.

    The signs would stand in the middle of sentences that are wrapped.
    """
    lines = []
    before = 0
    for line in text.split("\n"):
        depth, rest = _quoted(line)
        if depth != before:
            lines.append("")
        lines.append(rest)
        before = depth
    return "\n".join(lines)


def _quoted(line: str) -> tuple[int, str]:
    depth = 0
    while line.startswith(">"):
        depth, line = depth + 1, line[1:].removeprefix(" ")
    return depth, line


def _bytes_of(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - a broken transfer encoding raises whatever it meets
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    try:
        return cleaned(part.get_filename() or "").strip()
    except Exception:  # noqa: BLE001 - as above
        return ""
