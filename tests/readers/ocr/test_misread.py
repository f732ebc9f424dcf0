from dataclasses import replace

import numpy as np
import pytest

from clauses.readers.ocr.misread import mended
from clauses.readers.ocr.picture import Mask
from tests.readers.conftest import text
from tests.readers.ocr.made import DPI, printed, seen, texts

NO_INK: Mask = np.zeros((300, 1500), dtype=np.bool_)


def put_right(*words: str) -> str:
    return " ".join(texts(mended(seen(*words), NO_INK)))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Il. PURPOSE", "II. PURPOSE"),
        ("Vill. RISK", "VIII. RISK"),
        ("Ill. of the clerk", "Ill. of the clerk"),
        ("ARTICLE JI_ SERVICES", "ARTICLE II SERVICES"),
        ("ARTICLE J DEFINITIONS", "ARTICLE I DEFINITIONS"),
        ("Exhibit J Prices", "Exhibit J Prices"),
        ("(iti) and (il) above", "(iii) and (ii) above"),
        ("(II) applies", "(II) applies"),
        ("({c) to the City", "(c) to the City"),
        ("[X] Yes", "[X] Yes"),
        ("A.l Applicant", "A.1 Applicant"),
        ("l.2 Term", "1.2 Term"),
        ("V.I. Roe", "V.I. Roe"),
        ("I 1.4 Whole Contract", "11.4 Whole Contract"),
        ("l 0.2 “Footage” means", "10.2 “Footage” means"),
        ("I 1.4 pounds", "I 1.4 pounds"),
        ("I 14 Days", "I 14 Days"),
        ("4,1 Subscription", "4.1 Subscription"),
        ("1,10 “Footage”", "1.10 “Footage”"),
        ("4:3 Books", "4.3 Books"),
        ("2,5 per cent", "2,5 per cent"),
        ("1,10 “per cent”", "1,10 “per cent”"),
        ("1:30 P.M.", "1:30 P.M."),
        ("1, DEFINITIONS", "1. DEFINITIONS"),
        ("427.3, OPERATIONS", "427.3 OPERATIONS"),
        ("7.3, Customer may", "7.3, Customer may"),
        ("I, Jane Roe", "I, Jane Roe"),
        ("8.. Fees", "8. Fees"),
        ("Ff. HANDLING", "F. HANDLING"),
        ("Mr. Roe", "Mr. Roe"),
    ],
)
def test_numbers_at_the_start_of_a_line(read: str, meant: str) -> None:
    assert put_right(*read.split()) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Sheriff | 44 } $35,200", "Sheriff 44 $35,200"),
        ("Page | of |", "Page 1 of 1"),
        ("(b) _ALPR data", "(b) ALPR data"),
        ("427.4.1_ LOG", "427.4.1 LOG"),
        ("| |", ""),
    ],
)
def test_rules_are_no_words(read: str, meant: str) -> None:
    assert put_right(*read.split()) == meant


def on_paper(*words: str, size: float = 11.0) -> tuple[Mask, list[tuple[int, int, int, int]]]:
    """Words as printed, and the box of each on the picture."""
    ink = printed(text(*words, size=size, step=30)) < 128
    rows = [range(round((85 + 30 * at) * DPI / 72), round((108 + 30 * at) * DPI / 72))
            for at in range(len(words))]  # fmt: skip
    boxes = []
    for row in rows:
        part = ink[row.start : row.stop]
        ys, xs = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        boxes.append(
            (int(xs[0]), row.start + int(ys[0]), int(xs[-1]) + 1, row.start + int(ys[-1]) + 1)
        )
    return ink, boxes


@pytest.mark.parametrize(
    ("on_page", "read", "meant"),
    [("1.4", "14", "1.4"), ("7.4", "74", "7.4"), ("12.10", "1210", "12.10"), ("14", "14", "14")],
)
def test_a_lost_dot_is_found_on_the_picture(on_page: str, read: str, meant: str) -> None:
    ink, (box,) = on_paper(on_page)
    (word,) = seen(read)
    assert texts(mended((replace(word, box=box),), ink)) == [meant]


@pytest.mark.parametrize(
    ("on_page", "following", "meant"),
    [
        ("systems.", "Archive", "systems."),
        ("systems,", "Archive", "systems,"),
        ("systems.", "archive", "systems,"),
    ],
)
def test_a_comma_before_a_capital_is_a_full_stop_if_it_looks_like_one(
    on_page: str, following: str, meant: str
) -> None:
    ink, (box,) = on_paper(on_page)
    baseline = 100 * DPI / 72
    word, after = seen("systems,", following)
    word = replace(word, box=box, baseline=((box[0], baseline), (box[2], baseline)))
    assert texts(mended((word, after), ink)) == [meant, following]


def test_a_bullet_read_as_a_letter_is_a_bullet_again() -> None:
    ink = NO_INK.copy()
    words = seen("e", "Power", "supply")
    left = words[0].box[0]
    dot = replace(words[0], box=(left, 104, left + 12, 116))
    ink[104:116, left : left + 12] = True
    assert texts(mended((dot, *words[1:]), ink)) == ["\u2022", "Power", "supply"]
    assert texts(mended(words, NO_INK)) == ["e", "Power", "supply"]
