import dataclasses
import inspect

from clauses import answers


def test_every_answer_is_frozen_and_says_what_it_is() -> None:
    own = [
        kind
        for _, kind in inspect.getmembers(answers, inspect.isclass)
        if kind.__module__ == answers.__name__
    ]
    assert len(own) > 15
    for kind in own:
        assert dataclasses.is_dataclass(kind)
        assert getattr(kind, "__dataclass_params__").frozen, kind  # noqa: B009 - unknown to mypy
        assert "__slots__" in vars(kind), kind
        assert kind.__doc__
        assert not kind.__doc__.startswith(kind.__name__), kind
