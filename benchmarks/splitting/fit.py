"""Fit the weights by which packets are cut and their documents told apart by kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from benchmarks.splitting.marks import Marked
from clauses.archive.filed import PartKind
from clauses.archive.splitting.facts import facts_in
from clauses.archive.splitting.fitted import Weights
from clauses.archive.splitting.kind_model import kind_facts
from clauses.archive.splitting.listed import attached_in
from clauses.archive.splitting.looks import Look, looks_of
from clauses.records import Document

Looks = tuple[Look, ...]
# They do not depend on which packet is left out.
read_looks = cache(looks_of)
papers_of = cache(attached_in)


@cache
def facts_of(looks: Looks) -> tuple[Mapping[str, float], ...]:
    """Return the facts of each page of a packet."""
    return facts_in(looks, papers_of(looks))


@cache
def kinds_of(looks: Looks, marked: Marked) -> tuple[tuple[Mapping[str, float], str], ...]:
    """Return the facts and the kind of each marked document of a packet."""
    return tuple(marked_kinds(looks, marked))


def fit(packets: Mapping[str, Document], marks: Mapping[str, Marked]) -> Weights:
    """Return the weights of the facts: logistic regressions over pages, and over documents."""
    looks = {name: read_looks(document) for name, document in packets.items()}
    return Weights(fit_starts(looks, marks), fit_kinds(looks, marks))


def fit_starts(looks: Mapping[str, Looks], marks: Mapping[str, Marked]) -> dict[str, float]:
    """Return how much each fact of a page speaks for a document to begin there.

    Facts that fewer than eight packets have are left out.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows, targets = [], []
    packets: defaultdict[str, set[str]] = defaultdict(set)
    for name, pages in looks.items():
        for look, facts in list(zip(pages, facts_of(pages), strict=True))[1:]:
            if look.page not in marks[name].doubtful:
                rows.append(facts)
                targets.append(look.page in marks[name].starts)
                for fact in facts:
                    packets[fact].add(name)
    kept = [{one: value for one, value in row.items() if len(packets[one]) > 7} for row in rows]
    vectorizer, scaler = DictVectorizer(sparse=False), StandardScaler()
    scaled = scaler.fit_transform(vectorizer.fit_transform(kept))
    model = LogisticRegression(C=0.02, max_iter=3000).fit(scaled, targets)
    each = model.coef_[0] / scaler.scale_
    weights = dict(zip(vectorizer.feature_names_, map(float, each), strict=True))
    weights["one"] = float(model.intercept_[0] - each @ scaler.mean_)
    return {name: round(value, 3) for name, value in sorted(weights.items())}


def fit_kinds(
    looks: Mapping[str, Looks], marks: Mapping[str, Marked]
) -> dict[PartKind, dict[str, float]]:
    """Return for each kind how much each fact of a document speaks for it.

    Facts that fewer than four packets have are left out.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows, targets = [], []
    packets: defaultdict[str, set[str]] = defaultdict(set)
    for name, pages in looks.items():
        for facts, kind in kinds_of(pages, marks[name]):
            rows.append(facts)
            targets.append(kind)
            for fact in facts:
                packets[fact].add(name)
    kept = [{one: value for one, value in row.items() if len(packets[one]) > 3} for row in rows]
    vectorizer = DictVectorizer(sparse=True)
    model = LogisticRegression(C=1.0, max_iter=3000).fit(vectorizer.fit_transform(kept), targets)
    found = {}
    for kind, each, alone in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        weights = dict(zip(vectorizer.feature_names_, map(float, each), strict=True))
        weights["one"] += float(alone)
        found[PartKind(kind)] = {
            name: round(value, 2) for name, value in weights.items() if abs(value) >= 0.02
        }
    return found


def marked_kinds(looks: Looks, marked: Marked) -> Iterator[tuple[Mapping[str, float], str]]:
    """The facts and the kind of each marked document of a packet."""
    attached = papers_of(looks)
    starts = [at for at, look in enumerate(looks) if look.page in marked.starts]
    last = None
    for first, end in pairwise([*starts, len(looks)]):
        kind = marked.starts[looks[first].page]
        yield kind_facts(looks, first, end, last, attached[first]), kind
        last = PartKind(kind)
