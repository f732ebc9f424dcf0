"""`classify`: Clauses to Findings."""

from clauses.classification.classify import classify, explain
from clauses.classification.model import Model, load_model

__all__ = ["Model", "classify", "explain", "load_model"]
