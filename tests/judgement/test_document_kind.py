import pytest

from clauses.judgement.document_kind import document_kind, event, title
from clauses.judgement.running_text import running_text
from tests.judgement.made import reviewed

CONTRACT = "The Agreement binds both. The Agreement is whole. Nothing changes the Agreement."


@pytest.mark.parametrize(
    ("texts", "kind", "step"),
    [
        (("# MASTER SERVICES AGREEMENT", CONTRACT), "agreement", "new"),
        (("# AGREEMENT WITH SISKIN VIDEO, INC.", CONTRACT), "agreement", "new"),
        (("# Data Processing Addendum", CONTRACT), "agreement", "new"),
        (("# MEMORANDUM OF UNDERSTANDING", "The agencies agree."), "mou", "new"),
        (("# Order Form No. 7", "Prices follow."), "order_form", "new"),
        (("# FIRST AMENDMENT TO SERVICES AGREEMENT", CONTRACT), "amendment", "amendment"),
        (("# Amendment No. 3 and Renewal of Contract", CONTRACT), "amendment", "renewal"),
        (("# AMENDMENT 2 TO EXTEND THE TERM", CONTRACT), "amendment", "extension"),
        (("# POLICY 431 - PLATE READERS", "Members shall log in."), "policy", None),
        (("# POLICY", "431", "# Plate Readers", "Members shall log in."), "policy", None),
        (("# Request for Information", "# Plate Readers", "Offers are due."), "solicitation", None),
        (
            ("# Request for Proposals 7", "# SERVICES AGREEMENT", CONTRACT),
            "agreement",
            "new",
        ),
        (("# CITY OF OUSEL - STAFF REPORT", "Recommendation: approve."), "staff_report", None),
        (("RE: RE: a favor", "Hi Ann, thanks for the call."), "email", None),
        (("From: Ann Lee To: Bo Ray Subject: plates", "Hi Bo."), "email", None),
        ((CONTRACT,), "agreement", "new"),
        (("This policy is for all. This policy is short. Read this policy.",), "policy", None),
    ],
)
def test_kind_and_event(texts: tuple[str, ...], kind: str, step: str | None) -> None:
    text = running_text(reviewed(*texts))
    found = document_kind(text)
    assert found is not None
    assert found.value == kind
    happened = event(text, found)
    assert (happened.value if happened else None) == step


@pytest.mark.parametrize(
    "texts",
    [
        ("# License Plate Recognition Systems", "Tell us what you offer."),
        ("Memorandum", "From: Ann Lee To: Bo Ray Subject: budget"),
        ("Abingdon yes, Bristol no.",),
        (),
    ],
)
def test_nothing_shows_the_kind(texts: tuple[str, ...]) -> None:
    text = running_text(reviewed(*texts))
    assert document_kind(text) is None
    assert event(text, None) is None


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("# CITY OF OUSEL", "# SERVICES CONTRACT", "Body."), "SERVICES CONTRACT"),
        (
            ("Cover page", "Software Subscription Agreement", "Body."),
            "Software Subscription Agreement",
        ),
        (("# Exhibit A to the Agreement", "# LEASE OF CAMERAS"), "LEASE OF CAMERAS"),
    ],
)
def test_title(texts: tuple[str, ...], words: str) -> None:
    found = title(running_text(reviewed(*texts)))
    assert found is not None
    assert found[0] == words


@pytest.mark.parametrize(
    "texts",
    [
        ("The Vendor signs this agreement and returns it to the City before the work begins.",),
        ("# Agreement",),
        (*["# Part"] * 12, "# SERVICES CONTRACT"),
    ],
)
def test_no_title(texts: tuple[str, ...]) -> None:
    assert title(running_text(reviewed(*texts))) is None


@pytest.mark.parametrize(
    ("text", "changes", "step"),
    [
        ("The Agreement is hereby renewed for a year.", False, "renewal"),
        ("The term is extended to May 1, 2027.", False, "extension"),
        ("The term is extended to May 1, 2027.", True, "amendment"),
        ("Prices rise.", False, "amendment"),
    ],
)
def test_an_amendment_that_changes_only_the_term(text: str, changes: bool, step: str) -> None:
    one = running_text(reviewed("# SECOND AMENDMENT TO SERVICES AGREEMENT", text))
    found = event(one, document_kind(one), changes=changes)
    assert found is not None
    assert found.value == step
