"""A Word file with tracked changes (修订) as one of its two texts: all accepted,
or all rejected.

Runs that were inserted or deleted are read or passed over where they stand
(`docx_words`). Here is settled what changes the shape of the body: paragraphs
that were split or joined, rows and cells of tables, and properties that carry
a number (ISO/IEC 29500-1, 17.13.5). The proof has a reader of its own
(`compare.proof.reading`), so that a fault here is not its fault too.
"""

from __future__ import annotations

from typing import Any, Literal

from policypress.compare.read.docx_elements import FORMULAS, M, W
from policypress.compare.read.docx_telling import draws_symbols

Reading = Literal["accepted", "rejected"]
INSERTED = (f"{W}ins", f"{W}moveTo")
DELETED = (f"{W}del", f"{W}moveFrom")
_CELLS = {"cellIns": "rejected", "cellDel": "accepted"}
_TRACKED = (
    *INSERTED,
    *DELETED,
    *(f"{W}{tag}" for tag in ("cellIns", "cellDel", "cellMerge")),
)
_CELLS_MERGED, _MERGED = f"{W}cellMerge", f"{W}vMerge"
_MERGES = {"rest": "restart", "cont": "continue"}
_PARAGRAPH = f"{W}p"
_PROPERTIES = f"{W}pPr"
_DRAWN, _RUN = f"{M}ctrlPr", f"{M}r"
# Properties that were changed keep the old ones in a child of this name.
_CHANGES = (
    "pPrChange",
    "rPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "sectPrChange",
)
_CHANGED = tuple(f"{W}{name}" for name in _CHANGES)
# What else may be tracked, and changes nothing that is read.
_BESIDE = tuple(
    f"{W}{name}"
    for name in (
        *("tblGridChange", "tblPrExChange", "numberingChange"),
        *("customXmlInsRangeStart", "customXmlDelRangeStart"),
        *("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
    )
)
_NOT_REPLACED = {
    "pPrChange": (f"{W}rPr", f"{W}sectPr"),
    "sectPrChange": (f"{W}headerReference", f"{W}footerReference"),
}
# Properties by which other words are read, or read as struck or merged.
_WORDING = frozenset(
    f"{W}{tag}"
    for tag in (
        *("vanish", "strike", "dstrike", "vertAlign", "position", "rStyle"),
        *("rFonts", "numPr", "pStyle", "tblStyle", "titlePg"),
        *("hidden", "gridBefore", "gridAfter"),
        *("gridSpan", "vMerge", "hMerge"),
    )
)
_FONTS = f"{W}rFonts"


def is_tracked(root: Any) -> bool:
    """Whether a part holds changes that nobody has accepted or rejected, so that
    it has two texts.
    """
    if next(root.iter(*_TRACKED), None) is not None:
        return True
    return any(map(_changes_words, root.iter(*_CHANGED)))


def is_marked(root: Any) -> bool:
    """Whether changes are tracked in a part, be they of its looks alone."""
    return next(root.iter(*_TRACKED, *_CHANGED, *_BESIDE), None) is not None


def _changes_words(change: Any) -> bool:
    """Whether properties that were changed say more than how words look."""
    now = _wording(change.getparent())
    old: dict[str, Any] = {}
    for properties in change:
        old |= _wording(properties)
    return now != old


def _wording(properties: Any) -> dict[str, Any]:
    """What properties say that may change words, by tag."""
    return {
        one.tag: _said(one)
        for one in properties
        if one.tag in _WORDING and (one.tag != _FONTS or draws_symbols(one))
    }


def _said(element: Any) -> tuple[Any, ...]:
    """All that an element says."""
    inside = tuple((child.tag, _said(child)) for child in element)
    return (sorted(element.items()), inside)


def passed_over(reading: Reading) -> tuple[str, ...]:
    """The elements whose words are not in a reading."""
    return DELETED if reading == "accepted" else INSERTED


def settle(body: Any, reading: Reading) -> None:
    """Gives a body the shape that it has in a reading."""
    gone = passed_over(reading)
    if reading == "rejected":
        _restore_properties(body)
    _drop_rows(body, gone)
    _drop_cells(body, reading)
    _merge_cells(body, reading)
    _drop_terms(body, gone)
    for paragraph in list(body.iter(_PARAGRAPH)):
        if _has_lost_its_end(paragraph, gone):
            _join(paragraph, gone)


def _restore_properties(body: Any) -> None:
    """Puts the old properties where changed ones are."""
    for name in _CHANGES:
        kept = _NOT_REPLACED.get(name, ())
        for change in list(body.iter(f"{W}{name}")):
            _restore(change, kept)
    for listed in list(body.iter(f"{W}numPr")):
        if listed.find(f"{W}ins") is not None:
            listed.getparent().remove(listed)


def _restore(change: Any, kept: tuple[str, ...]) -> None:
    """Puts what was before one change. kept: properties that it leaves alone."""
    holder = change.getparent()
    if holder is None:
        return  # within properties that were restored already
    old = [child for properties in change for child in properties]
    for child in list(holder):
        if child.tag not in kept:
            holder.remove(child)
    for place, child in enumerate(old):
        holder.insert(place, child)


def _drop_rows(body: Any, gone: tuple[str, ...]) -> None:
    """Takes out the rows that a reading does not have, and tables without
    rows.
    """
    for row in list(body.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is None:
            continue
        if any(properties.find(tag) is not None for tag in gone):
            table = row.getparent()
            table.remove(row)
            if next(table.iter(f"{W}tr"), None) is None:
                table.getparent().remove(table)


def _drop_cells(body: Any, reading: Reading) -> None:
    """Takes out the cells that a reading does not have."""
    for name, without in _CELLS.items():
        if reading != without:
            continue
        for mark in list(body.iter(f"{W}{name}")):
            cell = mark.getparent().getparent()
            row = cell.getparent()
            row.remove(cell)
            if next(row.iter(f"{W}tc"), None) is None:
                row.getparent().remove(row)


def _merge_cells(body: Any, reading: Reading) -> None:
    """Puts cells together, or not, as a reading has them."""
    name = "vMerge" if reading == "accepted" else "vMergeOrig"
    for mark in list(body.iter(_CELLS_MERGED)):
        properties = mark.getparent()
        for known in properties.findall(_MERGED):
            properties.remove(known)
        said = mark.get(f"{W}{name}")
        if said is None:
            properties.remove(mark)
            continue
        mark.tag = _MERGED
        mark.set(f"{W}val", _MERGES.get(said, said))


def _drop_terms(body: Any, gone: tuple[str, ...]) -> None:
    """Takes out the terms of formulas that a reading does not have: words, and
    what is drawn around words (a fraction bar), whose own mark is m:ctrlPr.
    """
    for formula in body.iter(*FORMULAS):
        for about in list(formula.iter(_DRAWN)):
            if next(about.iter(*gone), None) is not None:
                _undraw(about.getparent().getparent())
        for mark in list(formula.iter(*gone)):
            term = _term_of(mark)
            if term.getparent() is not None:
                term.getparent().remove(term)


def _term_of(mark: Any) -> Any:
    """What came or went: what stands in a mark, or the run whose properties
    hold it.
    """
    holder = mark.getparent()
    if holder is not None and holder.tag == f"{W}rPr":
        holder = holder.getparent()
    return holder if holder is not None and holder.tag == _RUN else mark


def _undraw(term: Any) -> None:
    """Leaves of a term only what it is drawn around, in its place."""
    holder = term.getparent()
    if holder is None or not term.tag.startswith(M):
        return
    for part in list(term):
        if part.tag.endswith("Pr"):
            continue
        for child in list(part):
            if not child.tag.endswith("Pr"):
                term.addprevious(child)
    holder.remove(term)


def _has_lost_its_end(
    paragraph: Any,
    gone: tuple[str, ...],
) -> bool:
    """Whether the mark of a paragraph is not there in a reading."""
    properties = paragraph.find(f"{_PROPERTIES}/{W}rPr")
    if properties is None:
        return False
    return any(properties.find(tag) is not None for tag in gone)


def _join(paragraph: Any, gone: tuple[str, ...]) -> None:
    """Joins a paragraph without a mark to the one behind it, whose properties
    the whole then has, as in Word.

    One without words simply goes. One with words stays where no paragraph
    follows.
    """
    parent = paragraph.getparent()
    if not _says_anything(paragraph, gone):
        if not _is_alone_in_cell(paragraph):
            parent.remove(paragraph)
        return
    following = paragraph.getnext()
    if following is None or following.tag != _PARAGRAPH:
        return
    first = next(iter(following), None)
    behind = first is not None and first.tag == _PROPERTIES
    words = [child for child in paragraph if child.tag != _PROPERTIES]
    own = list(following)[int(behind) :]
    for child in words:
        # Counting places would take the square of the time.
        if own:
            own[0].addprevious(child)
        else:
            following.append(child)
    parent.remove(paragraph)


def _is_alone_in_cell(paragraph: Any) -> bool:
    """Whether a cell would be left without a paragraph, which none may be."""
    parent = paragraph.getparent()
    if parent.tag != f"{W}tc":
        return False
    return sum(child.tag == _PARAGRAPH for child in parent) < 2


def _says_anything(
    paragraph: Any,
    gone: tuple[str, ...],
) -> bool:
    """Whether a paragraph has words in a reading, or anything that is shown."""
    shown = (f"{W}t", f"{W}delText", f"{W}drawing", f"{W}sym", f"{W}tab")
    for element in paragraph.iter(*shown):
        above = element.iterancestors(*gone)
        if next(above, None) is None:
            return True
    return False
