"""Valid files, and the ways to break them: the same seed gives the same files, byte for byte."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.mutations import bytewise, pdf, pdf_streams, text, word
from benchmarks.mutations.seeds import SEEDS

Mutation = Callable[[random.Random, bytes], bytes]

MUTATIONS: dict[str, dict[str, Mutation]] = {
    "pdf": {**bytewise.MUTATIONS, **pdf.MUTATIONS, **pdf_streams.MUTATIONS},
    "docx": {**bytewise.MUTATIONS, **word.MUTATIONS},
    "html": {**bytewise.MUTATIONS, **text.HTML},
    "md": {**bytewise.MUTATIONS, **text.MARKDOWN},
    "eml": {**bytewise.MUTATIONS, **text.MAIL},
}
# Of the files asked for; web pages, Markdown and mail come on top of them.
SHARES = {"pdf": 0.6, "docx": 0.4, "html": 0.06, "md": 0.04, "eml": 0.06}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file made of a valid one, and how: the kind of file, the mutation, and its place."""

    kind: str
    mutation: str
    number: int
    data: bytes

    @property
    def name(self) -> str:
        """A name that says what was done to it."""
        return f"{self.kind}-{self.mutation.replace(' ', '-')}-{self.number:04}.{self.kind}"


def mutants(seed: int, count: int) -> Iterator[Mutant]:
    """Yield `count` broken PDF and Word files and some others, each mutation in turn."""
    for kind, share in SHARES.items():
        names = list(MUTATIONS[kind])
        for number in range(round(count * share)):
            name = names[number % len(names)]
            chance = random.Random(f"{seed} {kind} {number}")
            # Each mutation meets each valid file in turn.
            base = SEEDS[kind]()[(number // len(names)) % len(SEEDS[kind]())]
            yield Mutant(kind, name, number, MUTATIONS[kind][name](chance, base))
