"""A text that somebody else wrote becomes a policy (导入): read, shaped, written as YAML
into a folder of our own, composed again and held against the file; then it takes its
place, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.document import Document
from policypress.findings import Finding
from policypress.importing.about import About, known_of
from policypress.importing.amounts import (
    amounts_of,
    annex_readings,
    readings_of,
)
from policypress.importing.blame import blamed
from policypress.importing.cards import as_cards, told_of_cards
from policypress.importing.cut import Cut, cuts
from policypress.importing.files import files_of
from policypress.importing.pieces import Parts, Piece, parts_of, with_body
from policypress.importing.proof import (
    composed,
    composed_letter,
    differing,
    expected,
    letter_lines,
)
from policypress.importing.shaping import annex_shape, shape_of
from policypress.importing.told import (
    Made,
    lines_in,
    no_text,
    told,
    told_of_surroundings,
    unread,
)
from policypress.pipeline.composing import compose
from policypress.pipeline.import_reading import read_source
from policypress.pipeline.imported_slips import (
    slips_of,
    with_slips_allowed,
)
from policypress.pipeline.request import Progress
from policypress.source import write_policy
from policypress.system import temporary

_HOME = "policy"  # what the folder is called while it is made
_TRIES = 4  # how often numbers that come out otherwise are turned into words


class ImportRequest(Struct, frozen=True):
    """file: the text. into: the folder that is made. is_draft: whether its figures are
    proposals. tracked: accept or reject, for a Word file with tracked changes."""

    file: Path
    into: Path
    templates: Path
    is_draft: bool = False
    tracked: str = ""


class ImportResult(Struct, frozen=True):
    """written: the new files, none when an error says why. is_equal: whether the text we
    print is that of the file. lines: how many it has; kept: how many numbers of them
    stay words; amounts: the sums and rates in it; aside: the
    lines that went into nothing."""

    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_equal: bool = False
    lines: int = 0
    kept: int = 0
    next: str = ""
    amounts: list[dict[str, Any]] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


def import_text(
    request: ImportRequest,
    progress: Progress,
) -> ImportResult:
    """Make a policy folder of a text. Nothing is written where that cannot be had."""
    progress("读取文件")
    source = read_source(request.file, request.tracked)
    if source.tree is None:
        return ImportResult(findings=source.findings)
    parts = with_body(parts_of(source.tree), request.file.name)
    parts = as_cards(parts)
    if all(piece.is_empty for piece in parts.body):
        return ImportResult(findings=[no_text(request.file.name)])
    try:
        known, made = _best(request, parts, progress)
    except OSError as problem:
        return ImportResult(findings=[temporary.refusal(problem)])
    findings = [
        *source.findings,
        *told_of_surroundings(source.aside),
        *told_of_cards(parts),
        *told(known, made, request.file.name),
        *unread(source.tree),
    ]
    if made.errors:
        return ImportResult(findings=[*source.findings, *made.errors])
    hint = (
        f'build.py check --policy "{request.into}"，'
        f'核对后 build.py --policy "{request.into}" 生成全套文件'
        "（stage 是起草，正文标题下因此印有“草案……”一行）"
    )
    files = with_slips_allowed(made.files, made.slips, _HOME)
    wrote = write_policy(request.into, files, hint)
    return ImportResult(
        wrote.written,
        [*findings, *wrote.findings],
        made.is_equal,
        len(made.cut.pieces),
        len(made.kept),
        wrote.next,
        [
            *amounts_of(made.readings, made.modelled, made.proposals),
            *amounts_of(made.annex_readings),
        ],
        [
            *(piece.words for piece in made.cut.aside),
            *lines_in(source.aside),
        ],
    )


def _best(
    request: ImportRequest,
    parts: Parts,
    progress: Progress,
) -> tuple[About, Made]:
    """The policy with most in its place whose text is that of the file; else the plainest
    one. Raises OSError."""
    for plan, cut in cuts(parts):
        known = known_of(cut, request.file.stem, plan.dates)
        made = _proven(request, cut, known, progress)
        if made.is_equal and not made.errors:
            break
    return known, made


def _proven(
    request: ImportRequest,
    cut: Cut,
    known: About,
    progress: Progress,
) -> Made:
    """The policy whose text is that of the file. Numbers that come out otherwise are kept
    as words, supports that are not accepted as figures; where it is not accepted still,
    everything is. Raises OSError."""
    as_words: set[int] = set()
    pieces = cut.pieces
    without: set[tuple[str, str]] = set()
    for number in range(1, _TRIES + 1):
        progress("核对文字", number, _TRIES)
        made = _accepted(request, cut, known, as_words, without)
        if made.errors:
            break
        again = as_words | _numbered(pieces, made.differs)
        if again == as_words:
            return made
        as_words = again
    everything = set(range(len(pieces)))
    if not made.errors or as_words == everything:
        return made
    return _made(request, cut, known, everything, None)


def _accepted(
    request: ImportRequest,
    cut: Cut,
    known: About,
    as_words: set[int],
    without: set[tuple[str, str]],
) -> Made:
    """The policy with the supports that `check` accepts; the others are added to
    `without`. Raises OSError."""
    for _ in range(_TRIES):
        made = _made(request, cut, known, as_words, without)
        if not made.errors or not made.proposals:
            return made
        more = blamed(made.errors, made.files, made.proposals)
        if more <= without:
            break
        without |= more
    return _made(request, cut, known, as_words, None)


def _numbered(
    pieces: list[Piece],
    indexes: list[int],
) -> set[int]:
    """Those of the pieces that have a number."""
    return {one for one in indexes if one >= 0 and pieces[one].label}


def _made(
    request: ImportRequest,
    cut: Cut,
    known: About,
    as_words: set[int],
    without: set[tuple[str, str]] | None,
) -> Made:
    """The policy with the numbers of these pieces as words. without: the supports that
    stay figures, None for all of them. Raises OSError."""
    shape = shape_of(cut.body, as_words)
    annexes = [
        annex_shape(annex.body, as_words, start, shape)
        for annex, start in zip(cut.annexes, cut.starts(), strict=True)
    ]
    readings = readings_of(shape, cut.body)
    pairs = zip(cut.annexes, annexes, strict=True)
    annex_reads = [
        one
        for annex, inner in pairs
        for one in annex_readings(annex.label.words.strip(), inner, cut.pieces)
    ]
    files, proposals = files_of(
        shape,
        known,
        cut,
        annexes,
        request.into.resolve(),
        request.is_draft,
        () if without is None else readings,
        without or (),
    )
    with temporary.folder() as home:
        folder = home / _HOME
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        text = compose(folder, request.templates, (), lambda *_: None)
        errors = [one for one in text.findings if one.severity == "error"]
        slips = [] if errors else slips_of(text, folder)
    made = Made(
        cut,
        shape,
        annexes,
        files,
        [],
        errors,
        readings,
        annex_reads,
        proposals,
        slips=slips,
    )
    return _held(made, text.documents)


def _held(
    made: Made,
    documents: Sequence[Document],
) -> Made:
    """The same, held against the file: what we print otherwise, and whether the letter is
    that of the file."""
    cut = made.cut
    theirs = expected(cut.title, cut.pieces, made.split_tables)
    by_name = {one.template: one for one in documents}
    ours: list[str] = []
    if "measures" in by_name:
        ours = composed(by_name["measures"], bool(cut.title))
    differs = differing(ours, theirs)
    if cut.letter is None:
        return replace(made, differs=differs)
    lines: list[str] = []
    if "notice" in by_name:
        has_imprint = cut.letter.imprint is not None
        lines = composed_letter(by_name["notice"], has_imprint)
    is_equal = lines == letter_lines(cut.letter)
    return replace(made, differs=differs, is_letter_equal=is_equal)
