"""The words that tell a vendor from a public customer."""

import re

VENDOR_ROLES = frozenset((
    "vendor", "provider", "contractor", "consultant", "company", "licensor", "supplier",
    "seller", "developer", "host", "lessor", "firm", "operator", "manufacturer", "processor",
    "reseller", "distributor", "subcontractor", "architect", "engineer", "integrator",
    "publisher", "outsourcer", "administrator", "servicer", "performer",
))  # fmt: skip
CUSTOMER_ROLES = frozenset((
    "customer", "client", "city", "county", "town", "village", "township", "borough", "parish",
    "agency", "district", "authority", "department", "university", "college", "state",
    "commonwealth", "subscriber", "buyer", "purchaser", "licensee", "owner", "lessee", "user",
    "recipient", "grantee", "sheriff", "school", "board", "lea", "commission", "municipality",
    "government", "institution", "participant", "member", "tribe", "library", "hospital",
    "court",
))  # fmt: skip
LEGAL_FORM = re.compile(
    r"(?<=\w)[\s,]+(?:Inc\b\.?|Incorporated|L\.?L\.?C\b\.?|Corp\b\.?|Corporation|Co\b\.?|Company"
    r"|Ltd\b\.?|Limited|L\.?L\.?P\b\.?|L\.?P\b\.?|GmbH|B\.V\b\.?|N\.V\b\.?|S\.A\b\.?|PBC|Chtd\b\.?|P\.?L\.?C\b\.?|PLLC)(?![\w&-])",
    re.IGNORECASE,
)
_COMPANY_WORDS = re.compile(
    r"\b(?:Technolog(?:y|ies)|Systems|Solutions|Software|Associates|Partners|Holdings|Labs"
    r"|Consult(?:ing|ants)|Enterprises|Industries|Networks|Analytics|Services|Group|Bank)\b",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"\b(?:Cit(?:y|ies)|Count(?:y|ies)|Towns?|Villages?|Townships?|Borough|Parish|State|Commonwealth"
    r"|District|Authority|Department|University|College|Sheriff|Police|Schools?|Board of"
    r"|Commission|Tribe|Nation|Port of|Library|Agency|Bureau|Office of|Council|Municipality"
    r"|Metropolitan|Constabulary|Court)\b",
    re.IGNORECASE,
)


def vendor_leaning(name: str, roles: tuple[str, ...]) -> int:
    """Return how much a party looks like the vendor: above zero vendor, below zero customer.

    The role the contract gives it ("Provider", "City") outweighs what its name looks like.
    """
    score = 3 if _words(roles) & VENDOR_ROLES else -3 * has_customer_role(roles)
    if is_company(name):
        score += 1
    elif is_public(name):
        score -= 2
    return score


def has_customer_role(roles: tuple[str, ...]) -> bool:
    """Return whether one of the roles is that of a customer."""
    return bool(_words(roles) & CUSTOMER_ROLES)


def _words(roles: tuple[str, ...]) -> set[str]:
    return {word for role in roles for word in re.findall(r"[a-z]+", role.lower())}


def is_company(name: str) -> bool:
    """Return whether a name ends in a legal form, such as "Inc."."""
    return LEGAL_FORM.search(name) is not None


def is_public(name: str) -> bool:
    """Return whether a name is that of a public body, such as "City of ..."."""
    if is_company(name) or _COMPANY_WORDS.search(name):
        return False
    return PUBLIC.search(name) is not None


def is_party(name: str) -> bool:
    """Return whether a name by itself shows that it is one of a company or public body."""
    return is_company(name) or is_public(name) or _COMPANY_WORDS.search(name) is not None
