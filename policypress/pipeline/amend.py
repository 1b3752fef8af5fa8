"""Applying an amending decision (适用修改决定): a text and a decision → the amended text, a
redline, and where each item landed. All of it or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline.foreign_files import Side, read_lines_of
from policypress.pipeline.publishing import existing
from policypress.pipeline.request import Progress
from policypress.pipeline.versions import read_side

if TYPE_CHECKING:
    from policypress.compare import ChangeSet, Tree
    from policypress.compare.reports.landed import Landed
    from policypress.render.docx import Look

LOOK = "gbt9704"
WHOLE = "修改后全文"
REDLINE = "修订稿"
LANDED = "修改落点"


class AmendRequest(Struct, frozen=True):
    """What the user asked for.

    old: the text, decision: the file of the decision, both as typed. date:
    YYYY-MM-DD and author: of the marks in the redline.
    """

    old: str
    decision: str
    policy: Path
    templates: Path
    out: Path
    author: str = "修改决定"
    date: str = "2000-01-01"


class AmendResult(Struct):
    """What came of it. landed: each item in order and what it did; count: of
    clauses that changed. Nothing is written where a finding is an error.
    """

    findings: list[Finding] = field(default_factory=list)
    landed: tuple[Landed, ...] = ()
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def amend(
    request: AmendRequest,
    progress: Progress,
) -> AmendResult:
    """Applies the decision and publishes what comes of it."""
    from policypress.compare import compare as compare_trees
    from policypress.compare.decision.apply.apply import apply
    from policypress.compare.reports.landed import landed
    from policypress.pipeline.amended_text import checked, differences

    progress("读取文本和决定")
    old = read_side(request.old, request.policy, request.templates, progress)
    lines, found = read_lines_of(request.decision)
    findings = in_order([*old.findings, *found])
    if has_errors(findings) or old.tree is None:
        return AmendResult(findings)
    progress("适用决定")
    name = Path(request.decision).name
    lines = _unmarked(lines, request.decision, old.tree)
    applied = apply(lines, old.tree, name)
    findings = in_order([*findings, *applied.findings, *applied.open_ends])
    if applied.tree is None or has_errors(findings):
        return AmendResult(findings)
    changes = compare_trees(old.tree, _named(applied.tree))
    findings = in_order([*findings, *checked(changes, name)])
    if applied.attached:
        findings += differences(changes.new, lines, applied.attached, name)
    items = landed(lines, applied.became, old.tree.title)
    look, wrong = _look(request.templates)
    if look is None or has_errors(wrong):
        return AmendResult(in_order([*findings, *wrong]))
    progress("生成文件")
    files = _files(changes, items, look, request)
    findings = in_order([*findings, *_proved(changes, files)])
    if has_errors(findings):
        return AmendResult(findings)
    return _published(request, old, files, findings, items)


# Marks of Markdown that others put around the paragraphs of a decision.
_HEAD_MARKS = re.compile(r"^(?:>\s?|[-*+]\s+(?=\S))+")
_ESCAPED = re.compile(r"^([0-9]{1,4})\\(?=[.)])")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def _unmarked(
    lines: list[str],
    name: str,
    old: Tree,
) -> list[str]:
    """The lines of a decision as they are to be read: “ ” within “ ” as ‘ ’, where the
    text knows no ‘ ’; of one in Markdown without marks of quotes, lists and bold words.
    """
    from policypress.compare import text_of
    from policypress.compare.decision.apply.marks import with_inner_marks

    if not any("‘" in line for line in text_of(old)):
        lines = with_inner_marks(lines)
    if not name.lower().endswith((".md", ".markdown")):
        return lines
    plain = [_HEAD_MARKS.sub("", line) for line in lines]
    return [_BOLD.sub(r"\1", _ESCAPED.sub(r"\1", line)) for line in plain]


def _named(tree: Tree) -> Tree:
    """The amended text under a name of its own."""
    from msgspec.structs import replace

    return replace(tree, name=WHOLE)


def _look(templates: Path) -> tuple[Look | None, list[Finding]]:
    """The look of what is written, and what is wrong with it."""
    from policypress.render.docx import named_look

    return named_look(templates / "looks", LOOK, Place("--templates"))


def _files(
    changes: ChangeSet,
    items: Sequence[Landed],
    look: Look,
    request: AmendRequest,
) -> dict[str, bytes]:
    """Every file by its name."""
    from policypress.compare import compare as compare_trees
    from policypress.compare.reports.landed import landed_document
    from policypress.render import docx, redline

    date = f"{request.date}T00:00:00Z"
    author = request.author
    subject = changes.new.title or WHOLE
    # A text compared with itself is the text without a mark.
    plain = compare_trees(changes.new, changes.new)
    document = landed_document(items, subject)
    return {
        f"{WHOLE}.docx": redline.render(
            plain,
            look,
            author=author,
            date=date,
            title=WHOLE,
        ),
        f"{WHOLE}.md": _markdown(changes.new).encode(),
        f"{REDLINE}.docx": redline.render(
            changes,
            look,
            author=author,
            date=date,
        ),
        f"{LANDED}.docx": docx.render(document, look),
    }


def _markdown(tree: Tree) -> str:
    """The text as Markdown: a paragraph a line, tables with pipes."""
    from policypress.compare import walk

    blocks = [
        block for node, _ in walk(tree) for block in _blocks(node.kind, node)
    ]
    return "\n\n".join(blocks) + "\n"


def _blocks(kind: str, node: object) -> Iterator[str]:
    """The lines of a unit in Markdown."""
    from policypress.compare.text.tree import HEADINGS, Node

    assert isinstance(node, Node)
    mark = ""
    if kind == "title":
        mark = "# "
    elif kind in HEADINGS:
        mark = "## "
    for line in node.lines:
        if not line.rows:
            yield mark + line.printed
            continue
        head, *body = line.rows
        rule = ("---",) * len(head)
        rows = (head, rule, *body)
        yield "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(words: str) -> str:
    """The words of a cell: its pipes escaped, its line ends as <br>."""
    return words.replace("|", "\\|").replace("\n", "<br>")


def _proved(
    changes: ChangeSet,
    files: dict[str, bytes],
) -> list[Finding]:
    """What the redline says wrongly."""
    from policypress.compare.proof.redline import prove_redline

    name = f"{REDLINE}.docx"
    return prove_redline(name, files[name], changes)


def _published(
    request: AmendRequest,
    old: Side,
    files: dict[str, bytes],
    findings: list[Finding],
    items: tuple[Landed, ...],
) -> AmendResult:
    """Puts the files into place."""
    from policypress.publish import Owner, Publisher, seen_from

    sources = map(existing, (request.old, request.decision))
    there = [path for path in sources if path is not None]
    subject = " + ".join(seen_from(request.out, one) for one in there)
    owner = Owner.of("amend", request.out, request.policy, subject)
    inputs = [request.policy, request.templates, *there]
    publisher = Publisher(request.out, owner, inputs)
    for name, data in files.items():
        publisher.add(name, data, "amend")
    done = publisher.publish(complete=True)
    return AmendResult(
        in_order([*findings, *done.findings]),
        items,
        done.written,
        done.unchanged,
        done.removed,
    )
