"""Break web pages, Markdown and e-mails."""

import re
from collections.abc import Callable
from random import Random

_NUMBERS = (b"0", b"-1", b"65535", b"999999999", b"1e9", b"x")


def deep_markup(chance: Random, data: bytes) -> bytes:
    """Nest elements without end."""
    name = chance.choice([b"div", b"b", b"table><tr><td", b"ol><li", b"blockquote", b"font", b"dl"])
    return data.replace(b"<h1>", b"<%s>" % name * chance.choice([50, 300, 20_000]) + b"<h1>")


def tags(chance: Random, data: bytes) -> bytes:
    """Lose tags, double them, and put others in their place."""
    odd = (b"", b"<", b"</p>", b"</table>", b"<li>", b"<td rowspan=65534 colspan=1000>", b"<pre>",
           b"<!--", b"<![CDATA[", b"<script>", b"<ol start=2147483648 reversed>", b"<plaintext>",
           b"<svg><p>", b"<frameset>", b"<template>", b"&#x110000;", b"&" * 50)  # fmt: skip

    def changed(found: re.Match[bytes]) -> bytes:
        luck = chance.random()
        return found[0] if luck > 0.2 else found[0] * 2 if luck > 0.1 else chance.choice(odd)

    return re.sub(rb"<[^>]*>", changed, data)


def huge_spans(chance: Random, data: bytes) -> bytes:
    """Draw tables whose cells span more rows and columns than there are."""
    cell = b"<td rowspan=%s colspan=%s>kept" % (chance.choice(_NUMBERS), chance.choice(_NUMBERS))
    rows = (b"<tr>" + cell * chance.choice([1, 50])) * chance.choice([3, 500])
    return data.replace(b"<table>", b"<table>" + rows)


def charsets(chance: Random, data: bytes) -> bytes:
    """Say the page is in another charset than it is."""
    name = chance.choice([b"utf-7", b"utf-16", b"shift_jis", b"cp037", b"hex", b"idna", b"x" * 30])
    return data.replace(b"utf-8", name)


def long_tokens(chance: Random, data: bytes) -> bytes:
    """Put a token without end somewhere."""
    odd = (b"a", b"[", b"(", b"*", b"`", b"<", b"&", b"\\", b">", b"| ", b"- ", b"1. ", b"\n#",
           b"![", b"](", b"~~", b"_", b"*a **a ", b"[a](<b", b"\n> - ")  # fmt: skip
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(odd) * chance.choice([100, 30_000]) + data[at:]


def boundaries(chance: Random, data: bytes) -> bytes:
    """Let parts end nowhere, hold themselves, or be separated by nothing."""
    names = re.findall(rb'boundary="([^"]*)"', data)
    name = chance.choice(names)
    return chance.choice([
        data.replace(b"--%s--" % name, b""),
        data.replace(b'boundary="%s"' % name, b'boundary="%s"' % chance.choice(names)),
        data.replace(b'boundary="%s"' % name, b'boundary=""'),
        data.replace(b"--%s\n" % name, b""),
        data.replace(name, b"a" * 5000),
        re.sub(rb'boundary="[^"]*"', b'boundary="%s"' % name, data),
    ])  # fmt: skip


def transfer(chance: Random, data: bytes) -> bytes:
    """Say parts are packed another way than they are, or are of another kind."""
    ways = (b"base64", b"quoted-printable", b"x-uuencode", b"8bit", b"none", b"")
    kinds = (b"text/plain; charset=nothing", b"message/rfc822", b"multipart/mixed", b"text/html",
             b"multipart/alternative", b"image/png", b"/", b"application/ms-tnef")  # fmt: skip
    data = re.sub(
        rb"Content-Transfer-Encoding: [\w-]+",
        lambda m: b"Content-Transfer-Encoding: " + chance.choice(ways)
        if chance.random() < 0.6 else m[0],
        data,
    )  # fmt: skip
    return re.sub(
        rb"Content-Type: [\w/.-]+",
        lambda m: b"Content-Type: " + chance.choice(kinds) if chance.random() < 0.3 else m[0],
        data,
    )


def headers(chance: Random, data: bytes) -> bytes:
    """Give headers that are no headers, or have no end."""
    odd = (
        b"From: " + b"a@b, " * 5000,
        b"Subject: =?utf-8?b?////?= =?x?q?=FF?=",
        b"Subject: " + b"=?utf-8?q?a?= " * 2000,
        b"To: \"" + b"(" * 3000,
        b"Content-Type: multipart/mixed; boundary*0*=a; boundary*1=b; charset=\"\xff\"",
        b"Content-Disposition: attachment; filename*=x''%FF%00../../a\x1b[2J",
        b"Date: Fri, 99 Foo 99999 99:99:99 +9999",
        b"X: " + b"x" * 100_000,
        b"From: <" + b"[" * 500 + b"@",
    )  # fmt: skip
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        lines.insert(chance.randrange(min(len(lines), 12)), chance.choice(odd))
    return b"\n".join(lines)


def matryoshka(chance: Random, data: bytes) -> bytes:
    """Forward the message within messages."""
    for _ in range(chance.choice([3, 8, 200])):
        data = b"From: a@b\nMessage-ID: <1@b>\nContent-Type: message/rfc822\n\n" + data
    return data


MARKDOWN: dict[str, Callable[[Random, bytes], bytes]] = {
    "long tokens": long_tokens,
    "more long tokens": lambda chance, data: long_tokens(chance, long_tokens(chance, data)),
}
HTML: dict[str, Callable[[Random, bytes], bytes]] = {
    "deep markup": deep_markup,
    "tags": tags,
    "huge spans": huge_spans,
    "charsets": charsets,
    "long tokens": long_tokens,
}
MAIL: dict[str, Callable[[Random, bytes], bytes]] = {
    "boundaries": boundaries,
    "transfer": transfer,
    "headers": headers,
    "matryoshka": matryoshka,
}
