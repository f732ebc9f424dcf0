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
# The facts that documents state, in the order of the report, and those of the deal as a whole.
# docs/policies.md explains each and its values: "true" stands for what is simply there; a fact that
# is not there, or "false", is absent.
STATED_FACTS = (
    "kind",
    "event",
    "parties",
    "vendor",
    "customer",
    "effective",
    "expires",
    "term",
    "auto_renewal",
    "renewal_notice",
    "value",
    "governing_law",
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
    "vendor_declaration",
    "data_class",
)
DEAL_FACTS = (
    "missing_exhibit",
    "conflicting_retention",
    "vendor_status",
    "no_alternative_finding",
)
FACTS = (*STATED_FACTS, *DEAL_FACTS)
