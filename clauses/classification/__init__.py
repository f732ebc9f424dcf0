"""`classify`: Clauses to Findings."""

from clauses.classification.classify import alike, classify, explain
from clauses.classification.model import Model, load_model

__all__ = ["Model", "alike", "classify", "explain", "load_model"]
