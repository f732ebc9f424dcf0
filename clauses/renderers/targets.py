"""Where the outputs of one run go, and in which format: `--format` and `-o` taken together."""

import io
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from rich.console import Console

from clauses.errors import UsageError
from clauses.records import DocumentSummary
from clauses.renderers.sheet import drawn, open_console

TERMINAL = "terminal"
STDOUT = "-"
# Every other format has its own name as suffix.
SUFFIXES = {".txt": TERMINAL, ".md": "markdown", ".sarif.json": "sarif"}


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file to write; None is standard output."""

    format: str
    path: Path | None


def chosen_targets(
    formats: Sequence[str], outputs: Sequence[str], known: Collection[str]
) -> tuple[Target, ...]:
    """Return the outputs of a run, in the order they were asked for.

    Without outputs the one format goes to standard output. As many formats as outputs are pairs;
    without formats each is told by the output's suffix, and `-` is the terminal. `known` are the
    formats there are. Raises UsageError where the numbers differ, a suffix tells nothing, or two
    outputs are one.
    """
    if not outputs and len(formats) < 2:
        _refuse_unknown(formats, known)
        return (Target(formats[0] if formats else TERMINAL, None),)
    if not formats:
        formats = [_told_by_suffix(output, known) for output in outputs]
    if len(formats) != len(outputs):
        raise UsageError(
            f"{len(formats)} formats for {len(outputs)} outputs",
            "give each --format its own -o (-o - is standard output), or no --format at all",
        )
    _refuse_unknown(formats, known)
    targets = tuple(
        Target(form, None if output == STDOUT else Path(output))
        for form, output in zip(formats, outputs, strict=True)
    )
    places = [None if target.path is None else target.path.resolve() for target in targets]
    for output, place in zip(outputs, places, strict=True):
        if places.count(place) > 1:
            raise UsageError(f"-o {output} is given twice", "give each output its own file")
    return targets


def _refuse_unknown(formats: Sequence[str], known: Collection[str]) -> None:
    for form in formats:
        if form != TERMINAL and form not in known:
            raise UsageError(f"this cannot be shown as {form}",
                             f"choose among {', '.join((TERMINAL, *known))}")  # fmt: skip


def _told_by_suffix(output: str, known: Collection[str]) -> str:
    if output == STDOUT:
        return TERMINAL
    for ending, form in SUFFIXES.items():
        if output.lower().endswith(ending):
            return form
    suffix = Path(output).suffix.lower()
    if suffix[1:] in known:
        return suffix[1:]
    raise UsageError(
        f"the name {output} tells no format", f"add --format {' or '.join((TERMINAL, *known))}"
    )


def prove_writable(path: Path) -> None:
    """Raise UsageError where `path` cannot be written, before any work is done for it."""
    existed = path.exists()
    if existed and not (path.is_file() or path.is_dir()):
        return  # a pipe or device, which opening could block
    try:
        path.open("ab").close()
        if not existed:
            path.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def refuse_overwriting(documents: Sequence[Path], targets: Sequence[Target]) -> None:
    """Raise UsageError where an output would overwrite one of the `documents`."""
    written = {target.path.resolve() for target in targets if target.path is not None}
    for document in documents:
        if document.resolve() in written:
            raise UsageError(f"-o {document} is an input", "choose another -o")


def deliver(
    targets: Sequence[Target],
    text_of: Callable[[str], str | bytes],
    draw: Callable[[Console], None],
) -> None:
    """Write to each target what `draw` draws, or what `text_of` gives for another format.

    Files come first: whoever reads standard output may go away before its end. Raises UsageError
    where a file cannot be written.
    """
    for target in sorted(targets, key=lambda target: target.path is None):
        on_terminal = target.format == TERMINAL
        if target.path is not None:
            _write(target.path, drawn(draw) if on_terminal else text_of(target.format))
        elif on_terminal:
            draw(stdout_console())
        else:
            print_text(text_of(target.format))


def deliver_copies(
    target: Target, copies: Sequence[tuple[DocumentSummary, bytes]], inputs: Sequence[Path]
) -> None:
    """Write the copy of one document to the target, and those of several beside it.

    Each of several has the name of its document put before the ending: `out.agreement.pdf`; where
    two share a name, a number too. Raises UsageError where there is none, where several would go to
    standard output, or one over one of the `inputs`.
    """
    if not copies:
        raise UsageError(f"no document to make a copy in {target.format} of",
                         "give PDF files, unchanged since they were read")  # fmt: skip
    if target.path is None:
        if len(copies) > 1:
            raise UsageError(f"{len(copies)} documents for standard output", "give a file with -o")
        print_text(copies[0][1])
        return
    paths = _copy_paths(target.path, [PurePath(document.path).stem for document, _ in copies])
    refuse_overwriting(inputs, [Target(target.format, path) for path in paths])
    for path, (_, data) in zip(paths, copies, strict=True):
        _write(path, data)


def _copy_paths(path: Path, stems: Sequence[str]) -> tuple[Path, ...]:
    if len(stems) == 1:
        return (path,)
    names: list[str] = []
    for index, stem in enumerate(stems):
        before = stems[:index].count(stem)
        names.append(f"{stem}-{before + 1}" if before else stem)
    return tuple(path.with_name(f"{path.stem}.{name}{path.suffix}") for name in names)


def stdout_console() -> Console:
    """Return the console of standard output, which shows ? for what its encoding lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return open_console(sys.stdout)


def print_text(text: str | bytes) -> None:
    """Write `text` to standard output as UTF-8, which JSON is anywhere, or bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") if isinstance(text, str) else text)


def _write(path: Path, text: str | bytes) -> None:
    try:
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {path}: {error.strerror}", "choose another -o")
