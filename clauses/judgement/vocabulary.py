"""The closed lists a policy may draw on; their words mean what the labelling guide says."""

from clauses.records import Family, LawStatus, Severity, Stance

FAMILIES = tuple(str(family) for family in Family)
STANCES = tuple(str(stance) for stance in Stance)
SEVERITIES = tuple(str(severity) for severity in Severity)
LAW_STATUSES = tuple(str(status) for status in LawStatus)
WHEN = ("present", "absent")
RECIPIENTS = (
    "affiliates",
    "subcontractors",
    "state_local_agencies",
    "federal_immigration",
    "federal_other",
    "any_government",
    "private_parties",
    "acquirer",
    "public",
)
TRIGGERS = (
    "consent",
    "legal_process",
    "emergency",
    "notice",
    "purpose",
    "opt_in",
    "termination",
    "request",
)
DATA = ("identified", "deidentified", "any")
COUNTED_FROM = ("capture", "termination", "request", "last_use")
ACTORS = ("vendor", "customer", "both", "recipient")
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
