"""Filling in a form: the plan of an empty one and the answers in words → the .docx.

templates/site/filled-forms.js does the same in the browser; a test holds both to the same
bytes. Whatever an applicant wrote becomes words of a run and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from policypress.forms.plan import END, STORY, Plan, Rows, Slot
from policypress.word.package import raw_package
from policypress.word.runs import HINT, run

_PROMPTING = "<w:showingPlcHdr/>"
_UNTICKED = ("", "否", "无")


class Values(Struct, frozen=True):
    """What goes into a form. words: field name → words; rows: name of repeated rows → one
    mapping a row, column → words."""

    words: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(
        default_factory=dict
    )


def fill(
    form: Plan,
    values: Values,
) -> bytes:
    """The .docx with the answers in its fields; fields without one stay prompts."""
    story = story_of(form, values)
    parts = {**form.parts, STORY: story}
    return raw_package(parts)


def story_of(
    form: Plan,
    values: Values,
) -> str:
    """word/document.xml of the filled form."""
    written = []
    for piece in form.pieces:
        if isinstance(piece, Rows):
            written.append(_rows(piece, values.rows.get(piece.name, ())))
        elif isinstance(piece, Slot):
            written.append(_slot(piece, values.words.get(piece.name, "")))
        else:
            written.append(piece)
    return "".join(written)


def _rows(
    rows: Rows,
    given: Sequence[Mapping[str, str]],
) -> str:
    """As many rows as there are things; those of an empty form where there are none."""
    filled = list(given) or [{}] * rows.empty
    return "".join(_row(rows, one) for one in filled)


def _row(
    rows: Rows,
    given: Mapping[str, str],
) -> str:
    """One of the repeated rows. given: column → words."""
    written = []
    for piece in rows.item:
        if isinstance(piece, Slot):
            column = piece.name.rpartition(".")[2]
            written.append(_slot(piece, given.get(column, "")))
        else:
            written.append(piece)
    return "".join(written)


def _slot(
    slot: Slot,
    words: str,
) -> str:
    """A field with its answer, or with its prompt."""
    if slot.kind == "check":
        return slot.before if words in _UNTICKED else slot.after
    if not words:
        prompt = f"{slot.before}{_PROMPTING}{slot.after}"
        return f"{prompt}{slot.prompt}{END}"
    return f"{slot.before}{slot.after}{run(words, HINT)}{END}"
