"""Write the model cards: what the model learned from, how it does, what it is not for."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clauses.classification.artefact import load_linear
from clauses.classification.model import Model, load_model
from clauses.records import Family, Stance
from clauses.training.examples import OWN, Example
from clauses.training.fit import Fitted
from clauses.training.gold import GoldContract
from clauses.training.measurement import figures, measure, screened_share
from clauses.training.reliability import reliability_rows, review_sentences

_CARD = """\
# Model `{name}`

Written by `clauses train`; do not edit. It tells, for each passage of a contract, whether the
passage governs third-party sharing, federal access or retention, what it permits, conditions or
prohibits, and who, when and how long. What the labels mean: `training_data/README.md`.

* **Kind.** Multinomial logistic regression, one for each family, over words, letters within words,
  headings, lead-ins and facts of drafting; {features:,} features. Nothing in it can run code:
  arrays in `weights.npz`, the rest in `manifest.json`.
* **Screen.** Before that, a regression over single words rules out passages none of whose words
  speak for a finding: {ruled_out} of these passages, more of a whole contract. Its threshold lets
  pass 99.7 % of the findings within reach of the model, on documents left out in turn.
* **Hash.** weights {sha256}; training data {data_sha256}.
* **Rebuild.** `make train`. The same data give the same bytes.

## Trained on

{sources}

{cells}

Real passages are public records and openly licensed or published terms, read and labelled by hand;
the project holds where they stand and what they say, not their words.

## How it does

On documents left out in turn ({folds} folds by document; these are denser in findings than whole
contracts, so precision reads higher than it is in use):

{held_out}

{gold}

## Known failures

{failures}

## Not for

Deciding whether a contract is lawful, or standing in for reading it. A finding is a place to read;
no finding is not proof that there is nothing.
"""


# Examples are our own; what share of the worst mistakes each is stands in docs/classifiers.md.
_FAILURES = """\
* **Elastic limits.** "We pass records on only where we reasonably need to" is missed by itself;
  whether it permits or conditions, readers differ too.
* **Told by the way.** "We work with firms that host the recordings for us" is marked for review at
  best, where "we may share the recordings with firms that host them" is found for sure.
* **Governs nothing.** A definition ("'Legal Process' means a subpoena, a court order or a warrant
  that asks for records") is at times read as a rule.
* **Known by name only.** Upload to a regional intelligence center that is called by its initials is
  found with doubt, and not seen to be federal access.
* **Whose data.** "Buyer may disclose Supplier's Confidential Information to its advisers who need
  it" is read like a disclosure of the buyer's data.
* **Two negations.** "Nothing here keeps the vendor from selling the reads" is read as a ban.
* **Away from its lead-in.** An item ("to auditors, on request") or a sentence that only makes sense
  together with another ("Those on the list above get the same.") is judged by its own words, its
  heading and what stands before it, and missed where these do not tell.
* **Struck words.** "Section 4 is amended by deleting 'unless Customer consents in writing'" is not
  seen to permit anything.
* **Definitions.** "'Authorized Recipient' means the Agency and any other body Vendor adds" is
  missed.
* Online terms and police technology are well represented, health and education less so.
"""


def write_card(
    folder: Path, examples: Sequence[Example], fitted: Fitted, gold: Sequence[GoldContract]
) -> None:
    """Write README.md into the model's folder."""
    model = load_linear(folder)
    values = figures(measure(gold, Model(model, None, folder))) if gold else {}
    text = _CARD.format(
        name=model.name,
        features=len(model.vocabulary),
        ruled_out=f"{model.manifest['word_screen']['ruled_out']:.0%}",
        sha256=model.sha256,
        data_sha256=model.manifest["data_sha256"],
        sources=_sources(examples),
        cells=_cells(examples),
        folds=model.manifest["folds"],
        held_out=_held_out(model.manifest["held_out"]),
        gold=_gold(len(gold), values),
        failures=_FAILURES.strip(),
    )
    (folder / "README.md").write_text(text, "utf-8")


_ENCODER_CARD = """\
# Encoder

Written when the encoder is trained; do not edit. It re-reads the passages that the linear model
does not rule out; both count together (the linear model's log odds times {weight}).

* **Made from** {base} ({licence}), weights with hash {base_sha256}, fine-tuned for
  {epochs} epochs on {examples} passages with seed {seed}, a fifth of their documents left out, and
  then once more on all; written as eight-bit ONNX. The word embeddings are upstream's.
* **Hash.** {sha256}
* **Rebuild.** `make encoder`. The bytes differ from machine to machine, the figures by about a
  hundredth.

## How it does, together with the linear model

On a fifth of the documents, by a fit to the others of {calibration_examples} passages (they are
denser in findings than whole contracts; thresholds were set on these own documents and real pages,
so those figures are somewhat high):

{held_out}

{gold}

## How far its probabilities hold

On the same documents, each by calibrations set on the others, at the share of passages with a
finding that whole contracts have. `stated` is the mean of the probabilities, `right` the share that
is a finding.

{reliability}

{review}

## What it is asked

It is offered {screened} of the passages of those contracts; the others the linear model ruled out,
by a threshold that 99.7 % of the passages reach in which the two are right to find something.
Known failures and what it must not be used for: see the card of the linear model.
"""


_FROM_MANIFEST = (
    "base", "base_sha256", "calibration_examples", "epochs", "examples", "licence", "seed",
    "sha256",
)  # fmt: skip


def write_encoder_card(models: Path, gold: Sequence[GoldContract]) -> None:
    """Write README.md into the encoder's folder below `models`."""
    model = load_model(models)
    manifest = json.loads((models / "encoder" / "manifest.json").read_text("utf-8"))
    values = figures(measure(gold, model)) if gold else {}
    text = _ENCODER_CARD.format(
        weight=manifest["linear_weight"],
        held_out=_held_out(manifest["held_out"]),
        gold=_gold(len(gold), values),
        reliability=_reliability(manifest.get("reliability", {})),
        review="\n".join(f"* {one}" for one in _review(manifest)),
        screened=f"{screened_share(gold, model):.0%}",
        **{name: manifest[name] for name in _FROM_MANIFEST},
    )
    (models / "encoder" / "README.md").write_text(text, "utf-8")


def _sources(examples: Sequence[Example]) -> str:
    passages = Counter(e.origin for e in examples)
    documents = Counter(origin for _, origin in {(e.group, e.origin) for e in examples})
    positive = Counter(e.origin for e in examples if e.labels)
    order = sorted(passages, key=lambda origin: (origin != OWN, origin))
    rows = [(o, str(documents[o]), str(passages[o]), str(positive[o])) for o in order]
    return _rows(("source", "documents", "passages", "with findings"), rows)


def _cells(examples: Sequence[Example]) -> str:
    count = Counter((label.family, label.stance) for e in examples for label in e.labels)
    rows = [(str(f), *(str(count[f, s]) for s in Stance)) for f in Family]
    return _rows(("findings", *map(str, Stance)), rows)


def _held_out(by_kind: Mapping[str, Mapping[str, float]]) -> str:
    names = ("precision", "recall", "f1", "stance")
    rows = [
        (kind, str(family), *(f"{values[f'{family} {name}']:.3f}" for name in names))
        for kind, values in by_kind.items()
        for family in Family
    ]
    return _rows(("documents", "family", "precision", "recall", "F1", "stance right"), rows)


def _reliability(by_kind: Mapping[str, Sequence[Sequence[float]]]) -> str:
    rows = [(kind, *row) for kind, bins in by_kind.items() for row in reliability_rows(bins)]
    return _rows(("documents", "probability", "stated", "right", "readings"), rows)


def _review(manifest: Mapping[str, Any]) -> list[str]:
    return review_sentences(manifest["review"]) if "review" in manifest else ["Not measured."]


def _gold(contracts: int, values: Mapping[str, float]) -> str:
    if not values:
        return "No gold contracts were at hand to measure it on."
    rows = [(name, f"{value:.3f}") for name, value in values.items()]
    title = f"On {contracts} development gold contracts, from their text, never trained on:"
    return f"{title}\n\n{_rows(('figure', 'value'), rows)}"


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(r) for r in rows)]
    return "\n".join(f"| {line} |" for line in lines)
