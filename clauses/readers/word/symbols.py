"""What characters of symbol fonts show: boxes, bullets, signs, whatever their codes say."""

# By the last two figures of the code; Word writes F0A8 or 00A8 for the same.
# Sources: the encodings of the fonts Symbol, Wingdings and Wingdings 2.
_WINGDINGS = {
    "6C": "•", "6E": "•", "6F": "☐", "71": "☐", "72": "☐", "78": "☒", "9F": "•", "A7": "•",
    "A8": "☐", "D8": "•", "DF": "←", "E0": "→", "FB": "✗", "FC": "✓", "FD": "☒", "FE": "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    "2A": "☐", "4F": "✗", "50": "✓", "51": "☒", "52": "☑", "53": "☒", "54": "☒", "A3": "☐",
}  # fmt: skip
_SYMBOL = {
    "2D": "-", "3C": "<", "3D": "=", "3E": ">", "A2": "'", "A3": "≤", "A5": "∞", "B0": "°",
    "B1": "±", "B2": '"', "B3": "≥", "B4": "×", "B7": "•", "B8": "÷", "B9": "≠", "BB": "≈",
    "D2": "®", "D3": "©", "D4": "™", "E2": "®", "E3": "©", "E4": "™",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str | None, code: str | None) -> str:
    """Return what a character of a symbol font shows; a space where that is not known.

    Where the font is not known, a code that means one thing in all that have it is that.
    """
    place = (code or "").upper()[-2:]
    known = _FONTS.get((font or "").strip().lower())
    if known is not None:
        return known.get(place, " ")
    meanings = {signs[place] for signs in _FONTS.values() if place in signs}
    return meanings.pop() if len(meanings) == 1 else " "
