"""The closed lists a policy may draw on; their words mean what the labelling guide says."""

from clauses.records import Family, LawStatus, Severity, Stance

FAMILIES = tuple(str(family) for family in Family)
STANCES = tuple(str(stance) for stance in Stance)
SEVERITIES = tuple(str(severity) for severity in Severity)
LAW_STATUSES = tuple(str(status) for status in LawStatus)
DEAL = "deal"  # as a family: the rule is on the deal as a whole
WHEN = ("present", "absent")
DATA_CLASSES = (
    "plates",
    "video",
    "audio",
    "biometric",
    "records",
    "benefits",
    "health",
    "students",
    "mobility",
    "utility",
)
# The facts a rule can ask about, and the form of their values; docs/policies.md explains each.
# "true" stands for what is simply there; a fact that is not there, or "false", is absent.
FACTS = (
    "kind",
    "event",
    "vendor",
    "customer",
    "effective",
    "expires",
    "term",
    "value",
    "governing_law",
    "data_class",
    "auto_renewal",
    "renewal_notice",
    "venue",
    "incorporates_url_terms",
    "amend_by_posting",
    "order_of_precedence",
    "data_owner",
    "audit_right",
    "breach_notice",
    "subcontractor_flowdown",
    "notice_of_legal_process",
    "termination_for_convenience",
    "use_policy",
    "missing_exhibit",
    "conflicting_retention",
    "vendor_status",
    "vendor_declaration",
    "no_alternative_finding",
)
