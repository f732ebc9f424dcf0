"""Run the encoder for the comparison: needs the dependency group `encoder`, and an hour.

    python -m benchmarks.classifiers.encoded WEIGHTS ../shared OUT.npz [--state FILE]

WEIGHTS is the folder `clauses.training.encoder` is given. Writes the fine-tuned encoder's logits of
the left-out documents, the states of the encoder as upstream made it for all passages, and the
fine-tuned one's logits of unlabelled passages, which it never learned from. `--state` takes the
weights of that fit where they were kept.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.classifiers.unlabelled import unlabelled
from clauses.classification.passages import Passage
from clauses.training import TRAINING_DATA
from clauses.training.dataset import load_dataset
from clauses.training.encoder import Reader, Texts, left_out, read_all, train
from clauses.training.examples import Example
from clauses.training.fit import data_hash


def encoded(
    weights: Path,
    examples: Sequence[Example],
    out: np.ndarray,
    more: Sequence[Passage],
    state: Path | None,
) -> dict[str, Any]:
    """Return all that the comparison needs of the encoder, by name."""
    torch.set_num_threads(1)
    frozen = frozen_states(weights, examples)
    if state is None:
        reader = train(weights, [e for e, is_out in zip(examples, out, strict=True) if not is_out])
    else:
        reader = Reader(weights)
        reader.load_state_dict(torch.load(state, weights_only=True))
        reader.eval()
    unseen = [e for e, is_out in zip(examples, out, strict=True) if is_out]
    others = [Example(passage, (), "unlabelled", "unlabelled", False) for passage in more]
    return {
        "data_sha256": data_hash(examples),
        "left_out": out,
        "logits": read_all(weights, reader, unseen),
        "taught": read_all(weights, reader, others).astype(np.float32),
        "frozen": frozen,
    }


def frozen_states(weights: Path, examples: Sequence[Example]) -> np.ndarray:
    """Return the first state and the mean of the passage's own, of the encoder as it comes."""
    from transformers import AutoTokenizer

    reader = Reader(weights).eval()
    texts = Texts(AutoTokenizer.from_pretrained(weights), examples)
    lengths = texts.lengths()
    order = sorted(range(len(examples)), key=lambda place: lengths[place])
    states = np.zeros((len(examples), 2 * reader.encoder.config.hidden_size), dtype=np.float16)
    with torch.no_grad():
        for i in range(0, len(order), 64):
            ids, types, mask = texts.batch(order[i : i + 64])
            last = reader.encoder(
                input_ids=ids, token_type_ids=types, attention_mask=mask
            ).last_hidden_state
            own = (mask * types).unsqueeze(-1)
            mean = (last * own).sum(1) / own.sum(1).clamp(min=1)
            states[order[i : i + 64]] = torch.cat([last[:, 0], mean], 1).numpy()
    return states


def main() -> None:
    """Load, read, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--state", type=Path)
    arguments = parser.parse_args()
    examples = load_dataset(TRAINING_DATA, arguments.shared)
    out = left_out(examples)
    more = unlabelled(arguments.shared, examples, out)
    np.savez(arguments.out, **encoded(arguments.weights, examples, out, more, arguments.state))


if __name__ == "__main__":
    main()
