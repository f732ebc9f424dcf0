import dataclasses
import inspect

from clauses import answers


def test_every_answer_is_frozen_and_says_what_it_is() -> None:
    kinds = [kind for _, kind in inspect.getmembers(answers, dataclasses.is_dataclass)]
    own = [kind for kind in kinds if kind.__module__ == answers.__name__]
    assert len(own) > 15
    for kind in own:
        assert kind.__dataclass_params__.frozen, kind
        assert "__slots__" in vars(kind), kind
        assert kind.__doc__
        assert not kind.__doc__.startswith(kind.__name__), kind
