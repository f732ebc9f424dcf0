"""Whole deals and all they should come to; the readings alone are made by hand."""

from clauses.judgement import Known, Manifest
from clauses.judgement.vendors import load_vendors
from clauses.records import Deal, Fact, Finding, Reviewed
from tests.scenarios.made import (
    CONDITIONS,
    FEDERAL,
    PERMITS,
    PROHIBITS,
    RETENTION,
    SHARING,
    assessment,
    judged,
    paper,
    said,
)

PLATES = (
    "Automated license plate readers (ALPR) take plate images. Each plate read is compared with a "
    "hot list. The plate reader cameras stand at four crossings."
)
KEEP_30 = said(
    "Provider shall delete plate reads thirty days after capture.", RETENTION, CONDITIONS,
    period="P30D",
)  # fmt: skip
KEEP_YEAR = said(
    "Provider shall delete plate reads one year after capture.", RETENTION, CONDITIONS,
    period="P1Y",
)  # fmt: skip
SHARE = said(
    "Provider may give plate reads to its partners.", SHARING, PERMITS,
    recipients=("private_parties",),
)  # fmt: skip
NO_SHARE = said(
    "Provider shall not give plate reads to any private company.", SHARING, PROHIBITS,
    recipients=("private_parties",),
)  # fmt: skip
FEDERAL_MAY = said(
    "Provider may open plate reads to immigration officers.", FEDERAL, PERMITS,
    recipients=("federal_immigration",),
)  # fmt: skip
FEDERAL_NOT = said(
    "Provider shall not open plate reads to immigration officers.", FEDERAL, PROHIBITS,
    recipients=("federal_immigration",),
)  # fmt: skip
OPENING = (
    "This Agreement is made May 1, 2025 between Siskin Optics, Inc. (“Provider”) and the City of "
    "Marl Bay (“City”)."
)
AGREEMENT = f"""
PLATE READER SERVICES AGREEMENT
{OPENING}
1. Service. {PLATES}
2. Term. The term of this Agreement is two years.
4. Sharing. {SHARE.quote}
5. Retention. {KEEP_30.quote}
"""
CLEAN = {
    "event": "new",
    "status": "ok",
    "verdicts": {"third_party_sharing": "none", "federal_access": "none", "retention": "none"},
    "risks": {"no-limit": "met"},
    "superseded": {},
    "amendments": [],
    "conflicts": [],
    "unreviewed": [],
    "vendor": "not_determined",
}
SHARED = {
    **CLEAN,
    "verdicts": {"third_party_sharing": "high", "federal_access": "none", "retention": "none"},
    "risks": {"shared": "risk", "no-limit": "met"},
}


def agreement(*, unreadable: int = 0) -> Reviewed:
    return paper("agreement.md", AGREEMENT, SHARE, KEEP_30, unreadable=unreadable)


def facts(deal: Deal, *names: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in deal.facts if fact.name in names}


def amendment(
    text: str, *findings: Finding, title: str = "FIRST AMENDMENT", path: str = "a1.md"
) -> Reviewed:
    return paper(
        path,
        f"{title} TO PLATE READER SERVICES AGREEMENT\n"
        "This Amendment changes the Agreement between Siskin Optics, Inc. (“Provider”) and the "
        f"City of Marl Bay (“City”).\n{text}",
        *findings,
    )


def test_an_agreement_by_itself() -> None:
    deal = judged(agreement())
    assert assessment(deal) == SHARED
    assert facts(deal, "parties", "effective", "expires", "term") == {
        "parties": "Siskin Optics, Inc.; City of Marl Bay",
        "effective": "2025-05-01",
        "expires": "2027-04-30",
        "term": "P2Y",
    }


def test_an_amendment_replaces_a_section() -> None:
    change = f"1. Section 5 of the Agreement is replaced to read: “5. Retention. {KEEP_YEAR.quote}”"
    deal = judged(agreement(), amendment(change, KEEP_YEAR))
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "none",
            "retention": "medium",
        },
        "risks": {"shared": "risk", "kept-long": "risk", "no-limit": "met"},
        "superseded": {KEEP_30.id: "a1.md, section 1"},
        "amendments": [("5", "replaces", "agreement.md", (KEEP_30.id,), (KEEP_YEAR.id,))],
    }
    assert KEEP_YEAR.quote in deal.amendments[0].note


def test_an_amendment_deletes_a_section() -> None:
    deal = judged(agreement(), amendment("1. Section 4 of the Agreement is deleted."))
    assert assessment(deal) == {
        **CLEAN,
        "event": "amendment",
        "superseded": {SHARE.id: "a1.md, section 1"},
        "amendments": [("4", "deletes", "agreement.md", (SHARE.id,), ())],
    }


def test_an_amendment_adds_a_section() -> None:
    change = f"1. A new Section 6 is added to the Agreement: “6. Access. {FEDERAL_MAY.quote}”"
    deal = judged(agreement(), amendment(change, FEDERAL_MAY))
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "critical",
            "retention": "none",
        },
        "risks": {"federal-open": "risk", "shared": "risk", "no-limit": "met"},
        "amendments": [("6", "adds", "agreement.md", (), (FEDERAL_MAY.id,))],
    }


def test_an_amendment_to_a_section_that_is_not_there() -> None:
    deal = judged(agreement(), amendment("1. Section 19 of the Agreement is deleted."))
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "amendments": [("19", "deletes", None, (), ())],
    }
    assert deal.amendments[0].note == (
        "19 is in none of the documents; this change could not be applied"
    )


def test_the_last_amendment_has_the_last_word() -> None:
    first = f"1. Section 5 of the Agreement is replaced to read: “5. Retention. {KEEP_YEAR.quote}”"
    second = "1. Section 5 of the Agreement is deleted."
    deal = judged(
        agreement(),
        amendment(second, title="SECOND AMENDMENT", path="a2.md"),
        amendment(first, KEEP_YEAR),
    )
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "none",
            "retention": "medium",
        },
        "risks": {"shared": "risk", "no-limit": "missing"},
        "superseded": {KEEP_30.id: "a2.md, section 1", KEEP_YEAR.id: "a2.md, section 1"},
        "amendments": [
            ("5", "replaces", "agreement.md", (KEEP_30.id,), (KEEP_YEAR.id,)),
            ("5", "deletes", "agreement.md", (KEEP_30.id, KEEP_YEAR.id), ()),
        ],
    }


def test_a_change_of_words_changes_the_period() -> None:
    change = "1. In Section 5 of the Agreement, the words “thirty days” are replaced by “one year”."
    deal = judged(agreement(), amendment(change))
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "none",
            "retention": "medium",
        },
        "risks": {"shared": "risk", "kept-long": "risk", "no-limit": "met"},
        "amendments": [("5", "replaces", "agreement.md", (KEEP_30.id,), ())],
    }


def test_a_renewal_without_change() -> None:
    renewal = amendment("1. The Agreement is hereby renewed for one year. All else stays as it is.")
    assert assessment(judged(agreement(), renewal)) == {**SHARED, "event": "renewal"}


def test_an_extension_by_its_title() -> None:
    longer = amendment("1. The parties go on.", title="EXTENSION AGREEMENT")
    assert assessment(judged(agreement(), longer)) == {**SHARED, "event": "extension"}


def test_an_amendment_alone_leaves_the_agreement_open() -> None:
    deal = judged(amendment(f"1. Service. {PLATES}\n2. Section 4 of the Agreement is deleted."))
    assert assessment(deal) == {
        **CLEAN,
        "event": "amendment",
        "verdicts": {
            "third_party_sharing": "cannot_tell",
            "federal_access": "cannot_tell",
            "retention": "cannot_tell",
        },
        "risks": {"no-limit": "cannot_tell"},
        "amendments": [("4", "deletes", None, (), ())],
    }


POLICY = "PLATE READER USE POLICY\nThis policy covers plate readers of the City.\n1. Keeping. {}"


def test_a_policy_against_the_contract() -> None:
    deal = judged(agreement(), paper("policy.md", POLICY.format(KEEP_YEAR.quote), KEEP_YEAR))
    assert assessment(deal) == {
        **SHARED,
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "none",
            "retention": "medium",
        },
        "risks": {"shared": "risk", "kept-long": "risk", "no-limit": "met"},
        "conflicts": [("retention period", "P30D", "P1Y", None)],
    }
    assert (deal.conflicts[0].first.quote, deal.conflicts[0].second.quote) == (
        KEEP_30.quote,
        KEEP_YEAR.quote,
    )
    assert facts(deal, "conflicting_retention") == {"conflicting_retention": "P30D and P1Y"}


def test_a_policy_that_agrees_with_the_contract() -> None:
    same = said("The City shall delete plate reads one month, that is 30 days, after capture.",
                RETENTION, CONDITIONS, period="P30D")  # fmt: skip
    deal = judged(agreement(), paper("policy.md", POLICY.format(same.quote), same))
    assert assessment(deal) == SHARED


def test_a_policy_on_other_data_contradicts_nothing() -> None:
    video = said("The City shall keep body-worn video one year.", RETENTION, CONDITIONS,
                 period="P1Y")  # fmt: skip
    deal = judged(agreement(), paper("policy.md", POLICY.format(video.quote), video))
    assert assessment(deal)["conflicts"] == []


ADDENDUM = f"""
CITY DATA ADDENDUM
This Addendum is part of the Agreement of Siskin Optics, Inc. (“Provider”).
1. Sharing. {NO_SHARE.quote}
"""
PREVAILS = "2. Order. If they conflict, this Addendum prevails over the Agreement."


def test_a_city_addendum_tightens_the_vendors_terms() -> None:
    deal = judged(agreement(), paper("city.md", ADDENDUM + PREVAILS, NO_SHARE))
    assert assessment(deal) == {
        **CLEAN,
        "event": "amendment",
        "superseded": {SHARE.id: "city.md, which takes precedence"},
        "conflicts": [("third_party_sharing", "permits", "prohibits", "city.md")],
    }
    assert facts(deal, "order_of_precedence") == {
        "order_of_precedence": "If they conflict, this Addendum prevails over the Agreement."
    }


def test_without_a_clause_on_precedence_both_count() -> None:
    deal = judged(agreement(), paper("city.md", ADDENDUM, NO_SHARE))
    assert assessment(deal) == {
        **SHARED,
        "event": "amendment",
        "conflicts": [("third_party_sharing", "permits", "prohibits", None)],
    }


def test_the_order_of_the_manifest_goes_first() -> None:
    terms = paper("agreement.md", AGREEMENT, SHARE, KEEP_30, precedence=1)
    city = paper("city.md", ADDENDUM + PREVAILS, NO_SHARE, precedence=2)
    assert assessment(judged(terms, city)) == {
        **SHARED,
        "event": "amendment",
        "superseded": {NO_SHARE.id: "agreement.md, which takes precedence"},
        "conflicts": [("third_party_sharing", "permits", "prohibits", "agreement.md")],
    }


def test_exhibits_go_before_the_body_where_it_says_so() -> None:
    text = f"""{AGREEMENT}
6. Order. In case of conflict, Exhibit A shall control over the body of this Agreement.
EXHIBIT A
1. Limits. {NO_SHARE.quote}
"""
    deal = judged(paper("agreement.md", text, SHARE, KEEP_30, NO_SHARE))
    assert assessment(deal) == {
        **CLEAN,
        "superseded": {SHARE.id: "agreement.md, Exhibit A, which takes precedence"},
        "conflicts": [("third_party_sharing", "permits", "prohibits", "agreement.md, Exhibit A")],
    }


def test_a_missing_exhibit() -> None:
    text = f"{AGREEMENT}\n6. Security. Provider shall keep to Exhibit C."
    assert assessment(judged(paper("agreement.md", text, SHARE, KEEP_30))) == {
        **SHARED,
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "cannot_tell",
            "retention": "cannot_tell",
        },
        "unreviewed": ["Exhibit C"],
    }


def test_a_document_of_the_manifest_that_could_not_be_read() -> None:
    deal = judged(agreement(), known=Known(absent=("terms.pdf",)))
    assert assessment(deal) == {
        **SHARED,
        "status": "partial",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "cannot_tell",
            "retention": "cannot_tell",
        },
        "risks": {"federal-open": "cannot_tell", "shared": "risk", "kept-long": "cannot_tell",
                  "no-limit": "met"},
        "unreviewed": ["terms.pdf"],
    }  # fmt: skip


def test_contradiction_on_the_parties() -> None:
    order = paper(
        "order.md",
        "ORDER FORM\nThis Order Form is between Rook Imaging LLC (“Provider”) and the City of Marl "
        "Bay (“City”).",
    )
    assert assessment(judged(agreement(), order)) == {
        **SHARED,
        "conflicts": [("vendor", "Siskin Optics, Inc.", "Rook Imaging LLC", None)],
    }


def test_the_same_party_without_its_legal_form_is_no_contradiction() -> None:
    order = paper(
        "order.md",
        "ORDER FORM\nThis Order Form is between SISKIN OPTICS INC. (“Provider”) and the City of "
        "Marl Bay (“City”).",
    )
    assert assessment(judged(agreement(), order)) == SHARED


LIST = """
[[vendor]]
name = "Siskin Optics LLC"
family = ["Rook Imaging"]
checked = 2026-02-01
response = "It said the contract has ended."

[[vendor.report]]
service = "plate reads"
recipient = "a federal agency"
publication = "The Marl Bay Ledger"
date = "2025-03-04"
standing = "claimed"
"""


def test_a_vendor_on_the_list() -> None:
    known = Known(vendors=load_vendors(LIST, "list.toml"), as_of="2026-11-25")
    deal = judged(agreement(), known=known)
    assert assessment(deal) == {**SHARED, "vendor": "reported"}
    fact = next(fact for fact in deal.facts if fact.name == "vendor_status")
    assert fact == Fact(
        "vendor_status",
        "reported",
        "reported by The Marl Bay Ledger on 2025-03-04: plate reads",
        1,
        "list of vendors",
    )


def test_an_expired_entry_is_shown_and_does_not_count() -> None:
    known = Known(vendors=load_vendors(LIST, "list.toml"), as_of="2027-02-02")
    deal = judged(agreement(), known=known)
    assert assessment(deal) == SHARED
    assert [one.expired for one in deal.vendor_status.reports] == [True]


def test_what_the_manifest_says_of_the_data_goes_first() -> None:
    known = Known(Manifest(data_classes=(), on_file=(("vendor_declaration", "2026-03-01"),)))
    deal = judged(paper("agreement.md", AGREEMENT, KEEP_30), known=known)
    assert {str(one.level) for one in deal.verdicts} == {"not_applicable"}
    assert deal.vendor_status.declared == "2026-03-01"


def test_a_day_that_does_not_exist_is_named() -> None:
    wrong = AGREEMENT.replace("May 1, 2025", "February 30, 2025")
    deal = judged(paper("agreement.md", wrong, SHARE, KEEP_30))
    assert assessment(deal) == SHARED
    assert deal.documents[0].warnings == ("page 1: there is no day “February 30, 2025”",)
    assert facts(deal, "effective") == {}


def test_pages_that_could_not_be_read_leave_it_open() -> None:
    assert assessment(judged(agreement(unreadable=1))) == {
        **SHARED,
        "status": "partial",
        "verdicts": {
            "third_party_sharing": "high",
            "federal_access": "cannot_tell",
            "retention": "cannot_tell",
        },
        "risks": {"federal-open": "cannot_tell", "shared": "risk", "kept-long": "cannot_tell",
                  "no-limit": "met"},
    }  # fmt: skip


def test_a_ban_beside_a_permission_of_other_recipients_is_no_conflict() -> None:
    text = f"{AGREEMENT}\n6. Access. {FEDERAL_NOT.quote}"
    assert assessment(judged(paper("agreement.md", text, SHARE, KEEP_30, FEDERAL_NOT))) == SHARED


OWN_POLICY = f"""
PLATE READER POLICY
1. Use. {PLATES} Officers may use a plate reader on duty. The chief names who may.
2. Retention. {KEEP_30.quote}
3. Sharing. {FEDERAL_NOT.quote}
"""


def test_a_policy_alone_is_no_agreement_and_misses_none_of_its_terms() -> None:
    deal = judged(
        paper("policy.md", OWN_POLICY.replace(KEEP_30.quote, "Reads are filed."), FEDERAL_NOT)
    )
    assert assessment(deal) == {
        **CLEAN,
        "event": "unknown",
        "verdicts": {
            "third_party_sharing": "cannot_tell",
            "federal_access": "cannot_tell",
            "retention": "cannot_tell",
        },
        "risks": {"no-limit": "cannot_tell"},
    }
    kept = judged(paper("policy.md", OWN_POLICY, KEEP_30, FEDERAL_NOT))
    assert assessment(kept)["risks"] == {"no-limit": "met"}


def test_an_order_is_judged_with_the_agreement_it_stands_under_or_left_open() -> None:
    order = f"""
    ORDER FORM
    This order of Siskin Optics, Inc. (“Provider”) and the City of Marl Bay (“City”) is subject to
    the Plate Reader Services Agreement.
    1. Service. {PLATES}
    """
    alone = assessment(judged(paper("order.md", order)))
    assert alone["unreviewed"] == ["Plate Reader Services Agreement"]
    assert alone["risks"] == {"no-limit": "cannot_tell"}
    together = assessment(judged(paper("order.md", order), agreement()))
    assert together == SHARED
