"""Fit the model to the training data, and measure it. Needs a checkout: the wheel has no data."""

from collections.abc import Sequence
from pathlib import Path

from clauses.classification import Model
from clauses.errors import UsageError

TRAINING_DATA = Path(__file__).parents[2] / "training_data"


def train(out: Path, shared: Path | None) -> Path:
    """Fit the model, write it to `out`, and return its folder.

    `shared` holds more labelled data to learn from, where it is at hand. The same data give the
    same bytes. Raises UsageError where the training data are not there or are faulty.
    """
    from clauses.training.card import write_card
    from clauses.training.dataset import load_dataset
    from clauses.training.fit import fit, write_model
    from clauses.training.gold import load_gold
    from clauses.training.labelled import write_labelled

    examples = load_dataset(TRAINING_DATA, shared)
    fitted = fit(examples)
    folder = out / fitted.model.name
    write_model(fitted, folder)
    write_labelled(examples, folder)
    gold = sorted((shared / "evaluation" / "dev").glob("*.yaml")) if shared else []
    write_card(folder, examples, fitted, [load_gold(path) for path in gold])
    return folder


def evaluate(gold: Sequence[Path], model: Model) -> str:
    """Return all figures as tables: on documents left out in training, and on gold contracts.

    Those of the linear model alone, then those of the whole and how far its probabilities hold.
    `gold` are files, or folders of files, in the gold format. Raises UsageError for other files.
    """
    from clauses.training.gold import load_gold
    from clauses.training.measurement import confidence_tables, figures, held_out, measure, table

    tables = [
        table(f"Documents left out, {part}, {kind}", values)
        for part, by_kind in held_out(model).items()
        for kind, values in by_kind.items()
    ]
    tables += confidence_tables(model)
    paths = [
        path for one in gold for path in (sorted(one.glob("*.yaml")) if one.is_dir() else [one])
    ]
    if gold and not paths:
        raise UsageError(f"{gold[0]}: no gold contracts there", "give a folder of .yaml files")
    if paths:
        contracts = [load_gold(path) for path in paths]
        title = f"{len(contracts)} gold contracts, from their text"
        tables.append(table(title, figures(measure(contracts, model))))
    return "\n".join(tables)
