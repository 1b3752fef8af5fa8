"""What the rules on Word files share: the sections of a document and lengths in twips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.lint.subjects import WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4  # of a millimetre


def sections(file: WordFile) -> Iterator[tuple[int, Any]]:
    """The properties of each section, with its number from 1."""
    found = file.document.iter(f"{W}sectPr")
    own = [one for one in found if one.getparent().tag != f"{W}sectPrChange"]
    yield from enumerate(own, 1)


def number(element: Any, name: str) -> float | None:
    """A length of an element in millimetres, None where it is not said."""
    if element is None:
        return None
    said = element.get(W + name)
    try:
        return float(said) / TWIPS if said else None
    except ValueError:
        return None
