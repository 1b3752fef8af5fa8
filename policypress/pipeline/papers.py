"""The papers of one comparison (比较成果), all of them made before any is
written, and the proof of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding
from policypress.pipeline.foreign_files import Side

if TYPE_CHECKING:
    from policypress.compare import ChangeSet
    from policypress.compare.decision.write.decision import Amendment
    from policypress.compare.impact import Impact
    from policypress.compare.impact.figures import FigureChange
    from policypress.compare.impact.uncompared import Leftover
    from policypress.document import Document
    from policypress.pipeline.compare import CompareRequest
    from policypress.render.docx import Look

# The papers for those who work on the wording, who want to know what the
# redline does not show.
_TABLE, _PAGE = "修改对照表.docx", "对照.html"
_FOR_DRAFTERS = ("修改对照表", "法律审核稿")


class Compared(Struct, frozen=True):
    """Everything one comparison decided, but for the decision that amends the text: that
    takes longest, and is written while other papers are made.

    money None: one of the sides is not a policy of ours. quiet: the changes
    without typography, None where it is marked too; left_out: how many places
    of it are not marked.
    """

    changes: ChangeSet
    subject: str
    reasons: dict[str, str]
    money: list[FigureChange] | None
    impact: Impact
    leftovers: tuple[Leftover, ...] = ()
    quiet: ChangeSet | None = None
    left_out: int = 0

    def is_identical(self) -> bool:
        """Whether nothing at all differs: text, figures and documents."""
        if not self.changes.identical:
            return False
        return not self.money and not self.impact.documents

    @property
    def unmarked(self) -> str:
        """What is said of typography that is not marked, "" for nothing."""
        if self.quiet is None:
            return ""
        return (
            f"仅涉版式的差异（括号、空格、百分号、千位分隔等的写法）{self.left_out} 处没有标出："
            "修订稿全部接受就是新版本，全部拒绝与旧版本只有版式不同。"
        )


class Proven(Struct, frozen=True):
    """Papers by the names of their files, and what they say wrongly."""

    files: dict[str, bytes]
    faults: list[Finding]


def import_for_both() -> None:
    """Imports what the decision and the other papers both need, before another process
    begins with the latter, so that no two import the same."""
    import pickle  # noqa: F401 - of what one process hands to the other

    from lxml import etree  # noqa: F401 - of every proof of a Word file

    from policypress.compare import extent, proof  # noqa: F401
    from policypress.compare.reports import parts, uncompared  # noqa: F401


def proven_papers(
    compared: Compared,
    look: Look,
    request: CompareRequest,
    sides: list[Side],
) -> Proven:
    """Every paper but those of the decision, each proven."""
    from policypress.compare.proof import prove

    files = _papers(compared, look, request, sides)
    faults = prove(compared.changes, files, compared.quiet)
    return Proven(files, faults)


def _papers(
    compared: Compared,
    look: Look,
    request: CompareRequest,
    sides: list[Side],
) -> dict[str, bytes]:
    """Every file but those of the decision, by its name."""
    from policypress.compare.extent import extent_note
    from policypress.compare.reports.applicants import for_applicants
    from policypress.compare.reports.authors import authors
    from policypress.compare.reports.comparison_table import comparison_table
    from policypress.compare.reports.decision_page import decision_page
    from policypress.compare.reports.impact_document import impact_document
    from policypress.compare.reports.legal_review import legal_review
    from policypress.compare.reports.uncompared import (
        first_noted,
        note,
        noted,
    )
    from policypress.render import comparison_page as compare_html
    from policypress.render import docx, redline, xlsx

    changes, subject = compared.changes, compared.subject
    extent = extent_note(changes)
    reasons, impact = compared.reasons, compared.impact
    author = request.author or drafter(sides)
    documents: list[Document] = [
        comparison_table(changes, reasons=reasons, author=author),
        impact_document(impact, subject),
        decision_page(changes, subject, compared.money or [], impact),
        legal_review(changes, subject, impact, reasons),
        for_applicants(changes, subject, compared.money or []),
    ]
    if compared.money is not None:
        from policypress.compare.reports.money_table import money_document

        documents.append(money_document(compared.money, subject))
    noticed = first_noted(changes, reasons, compared.leftovers)
    marked = redline.render(
        compared.quiet or changes,
        look,
        author=author,
        date=f"{request.date}T00:00:00Z",
        reasons=noticed,
        auto_numbers=request.auto_numbers,
        authors=authors(changes),
    )
    files = {"修订稿.docx": marked}
    for report in documents:
        document = _told(report, compared.unmarked)
        document = noted(document, compared.leftovers, extent)
        files[f"{document.name}.docx"] = docx.render(document, look)
        if "xlsx" in document.formats:
            files[f"{document.name}.xlsx"] = xlsx.render(document, look)
    files[_PAGE] = compare_html.render(
        changes,
        title=f"{subject}：版本对照",
        reasons=reasons,
        note=f"{note(compared.leftovers)}{compared.unmarked}",
    )
    return files


def decision_of(
    compared: Compared,
    request: CompareRequest,
) -> Amendment:
    """The decision that makes the newer text of the older one."""
    from policypress.compare.decision.write.decision import amendment
    from policypress.compare.decision.write.passage import Passage
    from policypress.compare.extent import extent_note
    from policypress.compare.reports.uncompared import remark_of

    changes = compared.changes
    passage = Passage(request.organ, request.meeting, request.effective)
    remark = remark_of(compared.leftovers, extent_note(changes))
    return amendment(changes, passage=passage, remark=remark)


def decision_papers(
    amendment: Amendment,
    compared: Compared,
    look: Look,
) -> dict[str, bytes]:
    """The decision in Word and in Markdown, by the names of the files."""
    from policypress.compare.extent import extent_note
    from policypress.compare.reports.decision_document import (
        amendment_document,
    )
    from policypress.compare.reports.uncompared import noted, remark_of
    from policypress.render import docx

    extent, left = extent_note(compared.changes), compared.leftovers
    report = _told(amendment_document(amendment), compared.unmarked)
    document = noted(report, left, extent)
    text = f"{amendment.text}{remark_of(left, extent)}"
    return {
        f"{document.name}.docx": docx.render(document, look),
        f"{amendment.called}.md": text.encode(),
    }


def together(
    files: Mapping[str, bytes],
    decision: Mapping[str, bytes],
) -> dict[str, bytes]:
    """All papers in the order in which they are listed: the decision follows the table,
    its plain text the papers in Word."""
    word, plain = decision
    found: dict[str, bytes] = {}
    for name, data in files.items():
        if name == _PAGE:
            found[plain] = decision[plain]
        found[name] = data
        if name == _TABLE:
            found[word] = decision[word]
    return found


def _told(document: Document, words: str) -> Document:
    """A paper for those who draft, with a sentence below its title."""
    from policypress.compare.reports.parts import body

    if not words or document.name not in _FOR_DRAFTERS:
        return document
    first, *rest = document.blocks
    return replace(document, blocks=(first, body(words), *rest))


def drafter(sides: list[Side]) -> str:
    """Who drafts the newer policy, or else the older one."""
    for side in reversed(sides):
        if side.policy:
            return str(side.policy.meta.drafter)
    return "修订"


def proved(
    compared: Compared,
    files: Mapping[str, bytes],
    text: str,
    everything: Mapping[str, Any],
) -> list[Finding]:
    """What files, the summary and the data say wrongly; [] when every proof holds."""
    from policypress.compare.proof import prove, prove_counts
    from policypress.pipeline import summary

    changes = compared.changes
    counts = {"摘要": summary.counts_in(text), "JSON": everything["counts"]}
    return [
        *prove(changes, files, compared.quiet),
        *prove_counts(changes, counts),
    ]
