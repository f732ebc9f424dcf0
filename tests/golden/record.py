"""What the golden reports keep of an example deal; run as a script it writes them anew.

    python -m tests.golden.record

Probabilities are left out: the last digits of an eight-bit model differ between processors.
"""

import json
from pathlib import Path
from typing import Any

from clauses.classification import load_model
from clauses.lookup import judged_by
from clauses.pipeline import Setup, assess, example_deals
from clauses.records import Deal, Finding, Risk

GOLDEN = Path(__file__).parent
PROFILE = "california-law-enforcement"  # the example deals are those of Californian bodies


def kept(path: Path) -> dict[str, Any]:
    """Return what the golden report of the deal at `path` holds."""
    policies, _, _ = judged_by([PROFILE], None)
    deal = assess(path, Setup(load_model().folder, policies, 0.0))
    assert isinstance(deal, Deal)
    return {
        "title": deal.title,
        "vendor": deal.vendor,
        "customer": deal.customer,
        "event": str(deal.event),
        "status": str(deal.status),
        "facts": {fact.name: [fact.value, fact.page] for fact in deal.facts},
        "verdicts": {str(v.family): [str(v.level), v.reason] for v in deal.verdicts},
        "findings": [_finding(finding) for finding in deal.findings],
        "risks": [_risk(risk, deal) for risk in deal.risks],
        "unreviewed": [[u.reference, u.kind, u.page] for u in deal.unreviewed],
    }


def _finding(finding: Finding) -> list[Any]:
    return [finding.page, finding.clause_number, str(finding.family), str(finding.stance),
            finding.attributes.period, finding.quote]  # fmt: skip


def _risk(risk: Risk, deal: Deal) -> list[Any]:
    pages = {finding.id: finding.page for finding in deal.findings}
    rests_on = [pages[one] for one in risk.findings] + [fact.page for fact in risk.facts]
    return [risk.rule, str(risk.outcome), str(risk.severity), rests_on]


def text_of(path: Path) -> str:
    """Return the golden report of the deal at `path` as it is stored."""
    return json.dumps(kept(path), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for deal_path in example_deals():
        (GOLDEN / f"{deal_path.stem}.json").write_text(text_of(deal_path), "utf-8")
