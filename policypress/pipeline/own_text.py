"""What was composed of a policy of ours, as one side of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.findings import has_errors
from policypress.pipeline.foreign_files import Side, refused

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.pipeline.request import Composed

TEXT = "措施正文"


def side_of(composed: Composed, name: str) -> Side:
    """The text among the documents, with the policy and all of them; findings where it
    cannot be had. name: as the side is called.
    """
    from policypress.compare import from_document

    if composed.policy is None or has_errors(composed.findings):
        return Side(name, findings=composed.findings)
    text = _text_of_measures(composed.documents)
    if text is None:
        message = f"模板里没有“{TEXT}”，不能比较。"
        hint = "templates/ 里要有生成措施正文的模板。"
        return refused(name, "no-measures-document", message, hint)
    warnings = [
        finding for finding in composed.findings if finding.severity != "note"
    ]
    tree = replace(from_document(text), name=name)
    return Side(name, tree, composed.policy, composed.documents, warnings)


def _text_of_measures(documents: Sequence[Document]) -> Document | None:
    """The document that has the wording of the measures."""
    for document in documents:
        if document.name == TEXT or document.template == "measures":
            return document
    return None
