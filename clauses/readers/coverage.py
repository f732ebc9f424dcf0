"""Say which pages of a document were not read."""

from collections.abc import Sequence


def unreadable_warning(numbers: Sequence[int]) -> str:
    """Return a line that names the pages that could not be read, and what to do."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(f"{r[0]} to {r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
    pages, have = ("page", "has") if len(numbers) == 1 else ("pages", "have")
    return f"{pages} {named} {have} no readable text; ask for the original file, or run OCR over it"
