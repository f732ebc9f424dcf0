"""Forty-two labelled sentences of six small documents, enough to fit a model to in a second."""

from clauses.classification.passages import Passage
from clauses.training.examples import OWN, Example, Label, parse_label

# For each stance how a sentence goes and what it says; {x} is a thing, {y} a party.
PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Vendor may freely share {x} with any federal {y} it likes.",
        (
            "sharing permits recipients=federal_other actor=vendor",
            "federal permits recipients=federal_other actor=vendor",
        ),
    ),
    (
        "Vendor may share {x} with a federal {y} only where a court orders it.",
        (
            "sharing conditions recipients=federal_other trigger=legal_process actor=vendor",
            "federal conditions recipients=federal_other trigger=legal_process actor=vendor",
        ),
    ),
    (
        "Vendor shall never share {x} with any federal {y}.",
        ("sharing prohibits actor=vendor", "federal prohibits actor=vendor"),
    ),
    (
        "Vendor may keep {x} of the {y} for ever and in perpetuity.",
        ("retention permits actor=vendor",),
    ),
    (
        "Vendor shall delete {x} of the {y} within thirty days after termination.",
        ("retention conditions period=P30D from=termination actor=vendor",),
    ),
    (
        "Vendor shall not store {x} of the {y} at all, not even in memory.",
        ("retention prohibits",),
    ),
    ("Vendor paints the fence of the {y} and washes {x} on Mondays.", ()),
)
THINGS = ("Footage", "Data", "Recordings", "Images", "Plates", "Logs")
PARTIES = ("agency", "court", "officer", "partner", "bureau", "agent")


def toy_examples() -> tuple[Example, ...]:
    """Return the sentences: five own documents of seven, and one real one."""
    return tuple(
        Example(
            Passage(pattern.format(x=thing, y=party), heading="Use of Data"),
            tuple(map(parse_label, labels)),
            group=f"document-{place}" if place < 5 else "real:packet",
            origin=OWN if place < 5 else "packets",
            complete=place < 5,
        )
        for place, (thing, party) in enumerate(zip(THINGS, PARTIES, strict=True))
        for pattern, labels in PATTERNS
    )


def example(
    text: str = "Vendor keeps Data.",
    *labels: str,
    group: str = "document-1",
    complete: bool = True,
) -> Example:
    """Return one example with labels as written in training documents."""
    said: tuple[Label, ...] = tuple(map(parse_label, labels))
    return Example(Passage(text), said, group, OWN if complete else "packets", complete)
