import random
import sqlite3
import struct

from clauses.archive.likeness_groups import groups
from clauses.archive.resemblance import VALUES

Signature = list[int]


def drawn(rng: random.Random) -> Signature:
    return [rng.randrange(2**32) for _ in range(VALUES)]


def sharing(one: Signature, share: float, rng: random.Random) -> Signature:
    """Another signature that has just that share of the values of one."""
    kept = set(rng.sample(range(VALUES), round(share * VALUES)))
    return [value if at in kept else rng.randrange(2**32) for at, value in enumerate(one)]


def store_of(documents: list[tuple[str, Signature | None]]) -> sqlite3.Connection:
    store = sqlite3.connect(":memory:")
    store.execute(
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, sha256 TEXT, number INTEGER,"
        " signature BLOB, UNIQUE (sha256, number))"
    )
    for sha, signature in documents:
        blob = struct.pack(f"<{VALUES}I", *signature) if signature else None
        store.execute("INSERT INTO documents VALUES (NULL, ?, 0, ?)", (sha, blob))
    return store


def named(store: sqlite3.Connection) -> list[list[str]]:
    names = dict(store.execute("SELECT id, sha256 FROM documents"))
    return [[names[one] for one in group] for group in groups(store)]


def sample() -> list[tuple[str, Signature | None]]:
    rng = random.Random(3)
    lease, policy = drawn(rng), drawn(rng)
    return [
        ("lease-1", lease),
        ("lease-2", sharing(lease, 0.7, rng)),
        ("lease-3", sharing(lease, 0.5, rng)),
        ("policy-1", policy),
        ("policy-2", list(policy)),
        ("less-alike", sharing(policy, 0.2, rng)),
        ("alone", drawn(rng)),
        ("short", None),
    ]


def test_documents_alike_are_together_and_others_are_in_no_group() -> None:
    assert named(store_of(sample())) == [
        ["lease-1", "lease-2", "lease-3"],
        ["policy-1", "policy-2"],
    ]


def test_groups_do_not_depend_on_the_order_in_which_files_were_read() -> None:
    expected = named(store_of(sample()))
    for seed in range(5):
        documents = sample()
        random.Random(seed).shuffle(documents)
        assert named(store_of(documents)) == expected


def test_a_chain_of_versions_is_one_group() -> None:
    rng = random.Random(4)
    chain = [drawn(rng)]
    for _ in range(5):
        chain.append(sharing(chain[-1], 0.6, rng))
    store = store_of([(f"v{number}", one) for number, one in enumerate(chain)])
    assert named(store) == [["v0", "v1", "v2", "v3", "v4", "v5"]]


def test_hundreds_of_copies_are_one_group() -> None:
    rng = random.Random(6)
    form = drawn(rng)
    documents = [(f"{number:04}", sharing(form, 0.8, rng)) for number in range(500)]
    assert [len(group) for group in groups(store_of(list(documents)))] == [500]


def test_an_empty_store_and_one_document_have_no_groups() -> None:
    assert groups(store_of([])) == ()
    assert groups(store_of([("alone", drawn(random.Random(1)))])) == ()
