"""Cases of rules whose subject is no text (规则用例): a policy, its papers, a Word file,
rendered pages, two versions. Each is a minimal one with some words replaced.

    good:
      - {}
    bad:
      - {edit: {measures/prize.yaml: [[20万元, 40万元]]}, says: 低于}
    tricky:
      - {edit: {…}, why: …}

`says` is part of the message of the finding, a list where there are several. Instead of
`edit`, or beside it: `add` (whole files of a policy), `stage` with all that it demands,
`note` (the drafting note), `papers` (the state of documents by
their template), `pages` (of a rendered document), `old` and `text` (two versions).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from policypress.compare import compare, parse_text
from policypress.compare.impact.citations import citation_impacts
from policypress.findings import Finding, Place
from policypress.layout.check import check_layout
from policypress.layout.measure import Grid, Layout, Page, PageNumber
from policypress.layout.norm import GBT9704
from policypress.lint.dossier import Made, dossier
from policypress.lint.engine import subject_findings
from policypress.lint.rule import Loaded
from policypress.lint.subjects import Dossier, Renumbered, word_file
from policypress.lint.taken_over import under_codes
from policypress.pipeline.composing import compose
from policypress.pipeline.own_proofreading import proofread_clauses, words_of
from policypress.source import load
from policypress.source.promises import promises
from tests.support import small_policy, sound_policy
from tests.support.journey import ANSWERED, CONSULTED, REVIEWED, STAGES
from tests.support.official_word import PARTS, packed

TEMPLATES = Path(__file__).parents[2] / "templates"
Swaps = dict[str, list[list[str]]]


class SubjectCase(Struct, frozen=True):
    """What is done to the minimal subject, and what has to be said of it."""

    said: tuple[str, ...]
    why: str
    data: dict[str, Any]


def cases_of(loaded: Loaded) -> dict[str, list[SubjectCase]]:
    """The cases of a rule by their kind, read from the file beside it."""
    path = Path(loaded.file).with_suffix(".yaml")
    data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return {
        kind: [_case(row) for row in data.get(kind, ())]
        for kind in ("good", "bad", "tricky")
    }


def _case(row: dict[str, Any]) -> SubjectCase:
    """A case as it is written."""
    said = row.get("says", ())
    several = (said,) if isinstance(said, str) else tuple(said)
    return SubjectCase(several, row.get("why", ""), row)


def messages(
    loaded: Loaded,
    case: SubjectCase,
    folder: Path,
) -> list[str]:
    """What a rule says of a case. folder: for the files of a policy."""
    found = _finders(loaded.rule.reads)(loaded, case.data, folder)
    own = [one for one in found if one.code == loaded.rule.code]
    return [one.message for one in dict.fromkeys(own)]


def _finders(
    reads: str,
) -> Callable[[Loaded, dict[str, Any], Path], Iterable[Finding]]:
    """How a subject is made and asked about."""
    return {
        "policy": _of_policy,
        "check": _of_checks,
        "dossier": _of_dossier,
        "package": _of_word,
        "changes": _of_changes,
    }[reads]


def _policy(data: dict[str, Any], folder: Path) -> Path:
    """The small policy with its words replaced and files added."""
    changes = sound_policy.FILES | data.get("add", {})
    if "stage" in data:
        changes |= _at_stage(data["stage"], changes["policy.yaml"])
    for name, swaps in data.get("edit", {}).items():
        text = changes[name]
        changes[name] = _swapped(text, swaps, name)
    return small_policy.write(folder, changes)


def _at_stage(stage: str, head: str) -> dict[str, str]:
    """policy.yaml with all that a stage demands."""
    reached = STAGES.index(stage)
    record = "".join((CONSULTED, ANSWERED, REVIEWED)[:reached])
    head = head.replace("numbering:", f"stage: {stage}\nnumbering:")
    return {"policy.yaml": f"{head}procedure:\n{record}"}


def _swapped(text: str, swaps: list[list[str]], name: str) -> str:
    """A text with words replaced that have to be there."""
    for old, new in swaps:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new)
    return text


def _of_checks(
    loaded: Loaded,
    data: dict[str, Any],
    folder: Path,
) -> Iterable[Finding]:
    """What loading and promises say, or measuring where a case has pages."""
    if "pages" in data:
        return under_codes(check_layout(_layout(data["pages"])), [loaded])
    root = _policy(data, folder)
    if "typed-figure" in loaded.rule.checks:  # composing finds it in guides
        composed = compose(root, TEMPLATES, (), lambda *_: None, _TEXTS)
        return under_codes(composed.findings, [loaded])
    loaded_policy = load(root)
    found = list(loaded_policy.findings)
    if loaded_policy.policy:
        found += promises(loaded_policy.policy)
    return under_codes(found, [loaded])


_TEXTS = ("measures", "guide")


def _of_policy(
    loaded: Loaded,
    data: dict[str, Any],
    folder: Path,
) -> Iterable[Finding]:
    """The same, and what rules over the model say."""
    root = _policy(data, folder)
    composed = compose(root, TEMPLATES, (), lambda *_: None, ("measures",))
    reviews = proofread_clauses(composed, _competition(loaded), root)
    return [*under_codes(composed.findings, [loaded]), *reviews.findings]


def _competition(loaded: Loaded) -> list[Loaded]:
    """A rule, with those whose objections it looks at."""
    from policypress.lint.registry import selected

    own = [one for one in selected(["FC"]) if one.rule.reads == "paper"]
    return [*own, loaded]


def _of_dossier(
    loaded: Loaded,
    data: dict[str, Any],
    folder: Path,
) -> Iterable[Finding]:
    """What rules over the papers of a stage say."""
    root = _policy(data, folder)
    kinds = ("drafting-note",)
    composed = compose(root, TEMPLATES, (), lambda *_: None, kinds)
    policy = composed.policy
    assert policy, "\n".join(map(str, composed.findings))
    states = dict.fromkeys(_MADE, "there") | data.get("papers", {})
    made = [
        Made(name, state != "missing", state != "stale")
        for name, state in states.items()
    ]
    texts = {one.template: words_of(one) for one in composed.documents}
    if "note" in data:
        texts["drafting-note"] = data["note"]
    place = Place("policy.yaml")
    subject = Dossier(dossier(policy, made), place, policy, texts)
    return subject_findings(subject, "dossier", [loaded], "policy.yaml")


_MADE = (
    "measures",
    "drafting-note",
    "comparison",
    "audit-competition",
    "audit-legality",
    "guide",
    "explanation",
    "notice",
)


def _of_word(
    loaded: Loaded,
    data: dict[str, Any],
    folder: Path,
) -> Iterable[Finding]:
    """What rules on layout say of a Word file."""
    parts = dict(PARTS)
    for name, swaps in data.get("edit", {}).items():
        parts[name] = _swapped(parts[name], swaps, name)
    word = word_file(packed(parts), "稿.docx", data.get("genre", "measures"))
    assert word is not None
    return subject_findings(word, "package", [loaded], "稿.docx")


def _of_changes(
    loaded: Loaded,
    data: dict[str, Any],
    folder: Path,
) -> Iterable[Finding]:
    """What rules say of a text beside the one before it."""
    old = parse_text(data["old"], "旧稿").tree
    new = parse_text(data["text"], "新稿").tree
    assert old is not None and new is not None
    subject = Renumbered(citation_impacts(compare(old, new)))
    return subject_findings(subject, "changes", [loaded], "新稿")


def _layout(pages: list[dict[str, Any]]) -> Layout:
    """Rendered pages from what a case says of them; the rest is as it should be."""
    return Layout(
        "稿.pdf", tuple(_page(at, one) for at, one in enumerate(pages, 1))
    )


def _page(number: int, data: dict[str, Any]) -> Page:
    """One page: `rows`, `characters`, `pitch` of a full one, `title`, `body`, `number`."""
    grid = None
    if data.keys() & {"rows", "characters", "pitch"}:
        grid = Grid(
            data.get("rows", GBT9704.rows),
            data.get("characters", GBT9704.characters),
            data.get("pitch", _PITCH),
            GBT9704.margins,
        )
    shown = None
    if data.get("number", True):
        edge = GBT9704.number_in
        shown = PageNumber(
            number, GBT9704.number_below, edge, edge, GBT9704.number
        )
    title, body = tuple(data.get("title", ())), data.get("body", 1)
    return Page(
        GBT9704.width,
        GBT9704.height,
        22,
        GBT9704.margins,
        grid,
        shown,
        title,
        body=body,
    )


_PITCH = 225 / 22 * 72 / 25.4
