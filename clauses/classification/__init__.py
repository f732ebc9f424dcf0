"""`classify`: Clauses to Findings."""

from clauses.classification.artefact import Model, load_model
from clauses.classification.classify import classify, explain

__all__ = ["Model", "classify", "explain", "load_model"]
