"""What a document says at several places: which of them still count, and where a finding stands."""

from collections.abc import Sequence
from dataclasses import replace

from clauses.records import Finding, Place


def places_of(finding: Finding) -> tuple[Place, ...]:
    """Return all places of a finding: the one it stands at, and the others."""
    own = Place(
        page=finding.page,
        clause_number=finding.clause_number,
        clause_heading=finding.clause_heading,
        span=finding.span,
        boxes=finding.boxes,
        page_printed=finding.page_printed,
        page_packet=finding.page_packet,
        superseded_by=finding.superseded_by,
    )
    return (own, *finding.also)


def at_place(finding: Finding, place: Place) -> Finding:
    """Return the finding as it stands at one of its places, the others left as they are."""
    return replace(
        finding,
        page=place.page,
        clause_number=place.clause_number,
        clause_heading=place.clause_heading,
        span=place.span,
        boxes=place.boxes,
        page_printed=place.page_printed,
        page_packet=place.page_packet,
        superseded_by=place.superseded_by,
    )


def superseded(finding: Finding, by: Sequence[str | None]) -> Finding:
    """Return the finding with what took the place of its words at each of its places, or None.

    It then stands at the first place where nothing did, or stays where it is if there is none.
    """
    places = [
        replace(place, superseded_by=place.superseded_by or name)
        for place, name in zip(places_of(finding), by, strict=True)
    ]
    counting = [at for at, place in enumerate(places) if place.superseded_by is None]
    first = counting[0] if counting else 0
    also = tuple(place for at, place in enumerate(places) if at != first)
    return replace(at_place(finding, places[first]), also=also)
