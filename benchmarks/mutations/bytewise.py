"""Damage any file: what lines, disks and careless programs do."""

from collections.abc import Callable
from random import Random


def truncated(chance: Random, data: bytes) -> bytes:
    """Cut the file short."""
    return data[: chance.randrange(len(data))]


def beheaded(chance: Random, data: bytes) -> bytes:
    """Lose the beginning."""
    return data[chance.randrange(1, max(len(data) // 4, 2)) :]


def flipped(chance: Random, data: bytes) -> bytes:
    """Flip single bits, one in a thousand bytes or more."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, max(len(data) // 1000, 2))):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def zeroed(chance: Random, data: bytes) -> bytes:
    """Overwrite a stretch with nulls."""
    start, length = chance.randrange(len(data)), chance.randint(1, 4096)
    return (data[:start] + bytes(length) + data[start + length :])[: len(data)]


def spliced(chance: Random, data: bytes) -> bytes:
    """Put a stretch of the file into another place."""
    start, length = chance.randrange(len(data)), chance.randint(1, 4096)
    to = chance.randrange(len(data))
    return data[:to] + data[start : start + length] + data[to:]


def cut_out(chance: Random, data: bytes) -> bytes:
    """Lose a stretch."""
    start, length = chance.randrange(len(data)), chance.randint(1, 512)
    return data[:start] + data[start + length :]


def noisy(chance: Random, data: bytes) -> bytes:
    """Put random bytes somewhere."""
    to = chance.randrange(len(data))
    return data[:to] + chance.randbytes(chance.randint(1, 512)) + data[to:]


def repeated(chance: Random, data: bytes) -> bytes:
    """Repeat a stretch many times."""
    start, length = chance.randrange(len(data)), chance.randint(1, 256)
    return data[:start] + data[start : start + length] * chance.randint(2, 500) + data[start:]


def renumbered(chance: Random, data: bytes) -> bytes:
    """Replace figures in the bytes by extreme ones."""
    damaged = data
    for _ in range(chance.randint(1, 20)):
        at = next((i for i in range(chance.randrange(len(damaged)), len(damaged))
                   if damaged[i : i + 1].isdigit()), None)  # fmt: skip
        if at is not None:
            damaged = damaged[:at] + chance.choice(EXTREMES) + damaged[at + 1 :]
    return damaged


EXTREMES = (b"0", b"-1", b"65536", b"2147483647", b"2147483648", b"-2147483649", b"4294967296",
            b"99999999999999999999", b"1e38", b"NaN", b"0.0000000000001")  # fmt: skip

MUTATIONS: dict[str, Callable[[Random, bytes], bytes]] = {
    "truncated": truncated,
    "beheaded": beheaded,
    "flipped": flipped,
    "zeroed": zeroed,
    "spliced": spliced,
    "cut out": cut_out,
    "noisy": noisy,
    "repeated": repeated,
    "renumbered": renumbered,
}
