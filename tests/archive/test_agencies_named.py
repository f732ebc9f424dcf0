from clauses.answers import RecipientTally
from clauses.archive.agencies_named import agencies_named
from tests.archive.holdings import Holdings


def test_agencies_are_counted_by_stance_and_deal_under_all_their_names() -> None:
    held = Holdings()
    held.content("aa", "a.pdf")
    first, second = held.deal("aa", 0), held.deal("aa", 1)
    document = held.document("aa", 0, "text", deal=first)
    for deal, quote, stance in (
        (first, "Nothing goes to ICE or the FBI.", "prohibits"),
        (first, "Immigration & Customs Enforcement may ask.", "conditions"),
        (second, "immigration and customs enforcement has access.", "permits"),
        (None, "A fusion center may have reads.", "permits"),
        (first, "The rink keeps ice, and ora pro nobis.", "permits"),
        (first, "Notice to officers of the county.", "permits"),
    ):
        held.finding(document, deal, quote, stance=stance, family="federal_access")
    held.finding(document, first, "Old words on the DEA.", superseded=True)
    assert agencies_named(held.store) == (
        RecipientTally("Immigration and Customs Enforcement", 1, 1, 1, deals=2),
        RecipientTally("Federal Bureau of Investigation", 0, 0, 1, deals=1),
        RecipientTally("Fusion and intelligence centers", 1, 0, 0, deals=0),
    )


def test_an_archive_that_names_none_has_none() -> None:
    held = Holdings()
    held.content("aa", "a.pdf")
    held.finding(held.document("aa", 0, "text"), None, "Vendor may ice the erosion.")
    assert agencies_named(held.store) == ()
