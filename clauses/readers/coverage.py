"""Say which pages of a document were not read, or not all of them."""

from collections.abc import Iterator, Mapping, Sequence


def unreadable_warning(numbers: Sequence[int]) -> str:
    """Return a line that names the pages that could not be read, and what to do."""
    have = "has" if len(numbers) == 1 else "have"
    return (
        f"{_named(numbers)} {have} no readable text; ask for the original file, or run OCR over it"
    )


def given_up_warning(numbers: Sequence[int]) -> str:
    """Return a line that names the pages whose reading had to be stopped, and what to do."""
    was = "was" if len(numbers) == 1 else "were"
    return (
        f"{_named(numbers)} {was} given up: reading took too long, or crashed the program; "
        "print the file to a new PDF, or ask for the original"
    )


def picture_warnings(read: Mapping[int, bool]) -> Iterator[str]:
    """Yield lines that name the pages of text with words on pictures, by whether they were read."""
    for well, what in (
        (True, "a picture of words, which OCR read"),
        (False, "a picture of words that cannot be read; look at it, or ask for the original"),
    ):
        numbers = [number for number, here in read.items() if here is well]
        if numbers:
            has = "has" if len(numbers) == 1 else "have"
            yield f"{_named(numbers)} {has} {what}"


def doubtful_pictures_warning(numbers: Sequence[int]) -> str:
    """Return a line that names the pages of text with a picture that may hold unread words."""
    what = "a picture on it" if len(numbers) == 1 else "a picture on each"
    return (
        f"{_named(numbers)}: {what} may hold words that could not be read; look at it, or ask for "
        "the original"
    )


def tables_given_up_warning(numbers: Sequence[int]) -> str:
    """Return a line that names the pages on which looking for ruled tables had to be stopped."""
    return (
        f"{_named(numbers)}: looking for ruled tables was given up: it took too long, or crashed "
        "the program; rows and columns may be run together"
    )


def _named(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(f"{r[0]} to {r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
    return f"{'page' if len(numbers) == 1 else 'pages'} {named}"
