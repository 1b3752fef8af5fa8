"""What stands around the provisions, as policy.yaml says it (正文以外): numbering, issuers,
the letter, and what prose names instead of repeating it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policypress.importing.about import About
from policypress.importing.cut import AnnexPart, Cut
from policypress.importing.letter import Imprint, Letter
from policypress.importing.prose import Facts, Said, name
from policypress.importing.shape import Shape

_NAMED_IN_TITLE = 2  # more are called 甲局等三部门
Mapping = dict[str, Any]


def numbering(shape: Shape) -> Mapping:
    """How the text counts."""
    made: Mapping = {"scheme": shape.scheme}
    if shape.per_chapter:
        made["measures"] = "per_chapter"
    if shape.is_counted:
        made["chapters"] = "counted"
    if shape.is_arabic:
        made["items"] = "arabic"
    if shape.is_half:
        made["brackets"] = "half"
    return made


def issuers(about: About) -> Mapping:
    """Who issues the document: one, or several."""
    if about.issuers:
        return {"issuers": [name(one) for one in about.issuers]}
    return {"issuer": name(about.issuer)}


def notice(
    letter: Letter,
    about: About,
    facts: Facts,
    basis: Mapping,
) -> Mapping:
    """The letter. Title and signature are left out where they follow from the rest.
    basis: what its dates stand on."""
    made: Mapping = {}
    if letter.title != _usual_title(about):
        made["title"] = name(letter.title)
    if letter.recipients:
        made["recipients"] = [name(letter.recipients)]
    made["text"] = [facts.prose(one) for one in letter.text]
    if letter.imprint:
        made |= _imprint(letter.imprint, basis)
    if letter.note:
        made["note"] = name(letter.note)
    if letter.label:
        made["label"] = letter.label
    return made


def _imprint(imprint: Imprint, basis: Mapping) -> Mapping:
    """Who has copies, who printed the letter and when."""
    made: Mapping = {}
    if imprint.copies_to:
        made["copies_to"] = [name(imprint.copies_to)]
    made["printer"] = name(imprint.printer)
    made["printed"] = {"value": imprint.printed, "basis": basis}
    return made


def _usual_title(about: About) -> str:
    """The title that a letter has which says none itself; "" where three or more issue
    it, whose title names them otherwise."""
    issuing = about.issuers or (about.issuer,)
    if len(issuing) > _NAMED_IN_TITLE:
        return ""
    names = " ".join(issuing)
    inner = about.title.replace("《", "〈").replace("》", "〉")
    return f"{names}关于印发《{inner}》的通知"


def said_of(about: About, cut: Cut) -> Said:
    """What prose names instead of repeating it."""
    lines = {}
    if about.number:
        lines[about.number] = "{{ p.number }}"
    if about.issued:
        lines[about.issued] = "{{ p.issued }}"
    labels = {
        annex.label.words.strip(): key for key, annex, _ in with_keys(cut, ())
    }
    return Said(lines, about.in_force.phrases, labels)


def with_keys(
    cut: Cut,
    shapes: Sequence[Shape],
) -> Iterator[tuple[str, AnnexPart, Any]]:
    """Each annex with its id, which says its order, and its shape if there is one."""
    for number, annex in enumerate(cut.annexes):
        shape = shapes[number] if number < len(shapes) else None
        yield f"annex{number + 1}", annex, shape
