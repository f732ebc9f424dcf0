"""Fine-tune the sentence encoder that re-reads passages, and write it as eight-bit ONNX.

    python -m clauses.training.encoder WEIGHTS [--shared FOLDER] [--out FOLDER]

WEIGHTS is a folder with the weights and tokenizer of all-MiniLM-L6-v2 (Apache-2.0); their hash is
checked. Needs the dependency group `encoder`. Two fits: one leaves a fifth of the documents out, to
set thresholds and probabilities on; the second goes on from it, once over all of them. The bytes
need not repeat from machine to machine, the figures do within a hundredth or two.
"""

import argparse
import hashlib
import json
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from clauses.classification.artefact import NO_FINDING
from clauses.classification.attributes import QUESTIONS
from clauses.classification.encoder import FORMAT, pair
from clauses.classification.passages import Passage
from clauses.errors import UsageError
from clauses.records import Family, Stance
from clauses.training import TRAINING_DATA
from clauses.training.blend import blended
from clauses.training.card import write_encoder_card
from clauses.training.dataset import load_dataset
from clauses.training.examples import Example
from clauses.training.families import families
from clauses.training.fit import LABELS, fit
from clauses.training.gold import load_gold

UPSTREAM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 1
EPOCHS, FURTHER_EPOCHS = 5, 1
BATCH = 32
TOKENS = 192  # at 128, one in seven findings of real pages lost its end, where exceptions stand
ENCODER_RATE, HEAD_RATE = 8e-5, 1e-3
FURTHER = 0.5  # the rates of the second fit against those of the first
# A passage counts for this much, by label: findings are rarer than none, and a permission that is
# missed, or taken for a limit, does the most harm.
WEIGHTS = {NO_FINDING: 1.0, Stance.PERMITS: 2.0, Stance.CONDITIONS: 1.5, Stance.PROHIBITS: 1.75}
ATTRIBUTES_WEIGHT = 0.3
SMOOTHING = 0.03
# Real passages come without headings; dropping some keeps the encoder from leaning on them.
DROP_HEADING = 0.3
LEFT_OUT = 5  # one document in so many is left out of the first fit

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


class Reader(nn.Module):
    """The encoder with two heads: families by labels, and yes-or-no attribute questions."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        # Plain products: a quarter faster to train than fused attention, and they can be quantised.
        self.encoder = AutoModel.from_pretrained(
            weights, add_pooling_layer=False, attn_implementation="eager"
        )
        # What the words mean by themselves is known; only how they are read is learned.
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        width = 2 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.families = nn.Linear(width, len(Family) * len(LABELS))
        self.attributes = nn.Linear(width, len(QUESTIONS))

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return logits: passages by families by labels, and passages by questions."""
        states = self.encoder(
            input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask
        ).last_hidden_state
        own = (attention_mask * token_type_ids).unsqueeze(-1).to(states.dtype)
        mean = (states * own).sum(1) / own.sum(1).clamp(min=1)
        both = self.dropout(torch.cat([states[:, 0], mean], 1))
        families = self.families(both).view(-1, len(Family), len(LABELS))
        return families, self.attributes(both)


class Texts:
    """Examples as token ids."""

    def __init__(self, tokenizer: Any, examples: Sequence[Example]) -> None:
        self.tokenizer = tokenizer
        self.examples = examples

    def batch(self, places: Sequence[int], *, drop: bool = False) -> Batch:
        """Return ids, types and mask of these examples, padded to the longest."""
        pairs = [pair(_maybe_without_heading(self.examples[i].passage, drop)) for i in places]
        encoded = self.tokenizer(
            [one for one, _ in pairs],
            [two for _, two in pairs],
            truncation="longest_first",
            max_length=TOKENS,
            padding=True,
            pad_to_multiple_of=32,  # few shapes: each new one is compiled first
            return_tensors="pt",
        )
        return encoded["input_ids"], encoded["token_type_ids"], encoded["attention_mask"]

    def lengths(self) -> list[int]:
        """Return about how long each example is."""
        return [len(e.passage.text) + len(pair(e.passage)[0]) for e in self.examples]


def _maybe_without_heading(passage: Passage, drop: bool) -> Passage:
    if drop and random.random() < DROP_HEADING:
        return Passage(passage.text, lead_in=passage.lead_in, before=passage.before)
    return passage


def train(weights: Path, examples: Sequence[Example], begun: Reader | None = None) -> Reader:
    """Return the encoder fine-tuned on `examples`, or one already begun tuned further on them."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    reader = begun or Reader(weights)
    epochs = FURTHER_EPOCHS if begun else EPOCHS
    texts = Texts(AutoTokenizer.from_pretrained(weights), examples)
    targets, asked, answers = _targets(examples)
    steps = epochs * math.ceil(len(examples) / BATCH)
    optimizer, schedule = _optimizer(reader, steps, FURTHER if begun else 1.0)
    reader.train()
    step = 0
    for _ in range(epochs):
        for places in _batches(texts.lengths()):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                families, attributes = reader(*texts.batch(places, drop=True))
            loss = _loss(families.float(), targets[places])
            if asked[places].any():
                rows = asked[places]
                loss = loss + ATTRIBUTES_WEIGHT * nn.functional.binary_cross_entropy_with_logits(
                    attributes.float()[rows], answers[places][rows]
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {steps} steps, loss {loss.item():.3f}", flush=True)
    reader.eval()
    return reader


def _loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    flat = targets.reshape(-1)
    each = nn.functional.cross_entropy(
        logits.reshape(-1, len(LABELS)), flat, reduction="none", label_smoothing=SMOOTHING
    )
    return (each * torch.tensor([WEIGHTS[label] for label in LABELS])[flat]).mean()


def _targets(examples: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Labels by family; whether the attributes are known; their answers."""
    labels = [
        [LABELS.index(s) if (s := e.stance_in(family)) else 0 for family in Family]
        for e in examples
    ]
    said = [frozenset().union(*(label.attributes for label in e.labels)) for e in examples]
    answers = [[float(question in one) for question in QUESTIONS] for one in said]
    asked = [e.complete and bool(e.labels) for e in examples]
    return torch.tensor(labels), torch.tensor(asked), torch.tensor(answers)


def _optimizer(reader: Reader, steps: int, share: float) -> tuple[torch.optim.Optimizer, Any]:
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [*reader.families.parameters(), *reader.attributes.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": share * ENCODER_RATE},
            {"params": heads, "lr": share * HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    warm = max(1, steps // 10)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(s / warm, max(0.0, (steps - s) / (steps - warm)))
    )


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in random order, in batches of about equal length."""
    order = random.sample(range(len(lengths)), len(lengths))
    width = BATCH * 40
    stretches = [
        sorted(order[i : i + width], key=lambda place: lengths[place])
        for i in range(0, len(order), width)
    ]
    batches = [s[i : i + BATCH] for s in stretches for i in range(0, len(s), BATCH)]
    random.shuffle(batches)
    return iter(batches)


def read_all(weights: Path, reader: Reader, examples: Sequence[Example]) -> np.ndarray:
    """Return the family logits of `examples`: examples by families by labels."""
    texts = Texts(AutoTokenizer.from_pretrained(weights), examples)
    lengths = texts.lengths()
    order = sorted(range(len(examples)), key=lengths.__getitem__)
    out = np.zeros((len(examples), len(Family), len(LABELS)))
    with torch.no_grad():
        for i in range(0, len(order), 64):
            places = order[i : i + 64]
            out[places] = reader(*texts.batch(places))[0].numpy()
    return out


def left_out(examples: Sequence[Example]) -> np.ndarray:
    """Return for each example whether its family of documents is left out of the first fit."""
    digests = (hashlib.sha256(family.encode()).digest() for family in families(examples))
    return np.array([digest[0] % LEFT_OUT == 0 for digest in digests])


def write(weights: Path, reader: Reader, manifest: dict[str, Any], out: Path) -> None:
    """Write the encoder, its tokenizer and its manifest to the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones((1, 12), dtype=torch.int64)
    types = torch.zeros_like(ids)  # a tensor of its own: one given twice is exported as one input
    length = torch.export.Dim("length", min=2, max=512)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Single(reader),
            (ids, types),
            str(whole),
            input_names=["input_ids", "token_type_ids"],
            output_names=["logits", "attributes"],
            dynamic_shapes={"input_ids": {1: length}, "token_type_ids": {1: length}},
            dynamo=True,
        )
        quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer = (weights / "tokenizer.json").read_bytes()
    (out / "tokenizer.json").write_bytes(tokenizer)
    digest = hashlib.sha256((out / "encoder.onnx").read_bytes() + tokenizer).hexdigest()
    text = json.dumps({**manifest, "sha256": digest}, indent=2, sort_keys=True)
    (out / "manifest.json").write_text(text + "\n", "utf-8")


class _Single(nn.Module):
    """The reader for one passage at a time, which needs no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, input_ids: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        families, attributes = self.reader(input_ids, token_type_ids, torch.ones_like(input_ids))
        return families, attributes


def main() -> None:
    """Train, calibrate, train on everything, write."""
    parser = argparse.ArgumentParser(description="Fine-tune the sentence encoder.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("models/encoder"))
    parser.add_argument("--logits", type=Path, help="keep the logits of left-out documents here")
    arguments = parser.parse_args()
    found = hashlib.sha256((arguments.weights / "model.safetensors").read_bytes()).hexdigest()
    if found != UPSTREAM_SHA256:
        raise UsageError(f"{arguments.weights}: weights with hash {found}, not the upstream ones")
    examples = load_dataset(TRAINING_DATA, arguments.shared)
    out = left_out(examples)
    kept = [e for e, is_out in zip(examples, out, strict=True) if not is_out]
    unseen = [e for e, is_out in zip(examples, out, strict=True) if is_out]
    reader = train(arguments.weights, kept)
    logits = read_all(arguments.weights, reader, unseen)
    if arguments.logits:
        np.savez(arguments.logits, logits=logits, left_out=out)
    manifest = {
        "format": FORMAT,
        "name": "encoder",
        "base": "all-MiniLM-L6-v2",
        "base_sha256": UPSTREAM_SHA256,
        "licence": "Apache-2.0",
        "seed": SEED,
        "epochs": EPOCHS,
        "tokens": TOKENS,
        "examples": len(examples),
        "calibration_examples": len(examples),
        **blended(unseen, fit(examples).scores, out, logits),
    }
    reader = train(arguments.weights, examples, begun=reader)
    write(arguments.weights, reader, manifest, arguments.out)
    if arguments.shared:
        gold = sorted((arguments.shared / "evaluation" / "dev").glob("*.yaml"))
        write_encoder_card(arguments.out.parent, [load_gold(path) for path in gold])


if __name__ == "__main__":
    main()
