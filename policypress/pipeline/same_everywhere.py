"""A figure that a reviewer changed is the same in every document (处处一致): each place that
prints it says the new value, or nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from policypress.document import Document, Text, paragraphs
from policypress.edit import Edit, Put
from policypress.findings import Finding, Place
from policypress.language.said_values import as_printed
from policypress.review.proposal import Proposal

_MESSAGE = "改了“{node}”以后，《{document}》印的是“{words}”，应当是“{value}”"
_HINT = "核对那份文件的模板和条文怎样写这个数据；这一处先不采纳，用 --pick 采纳其他各处"


def said_otherwise(
    documents: Sequence[Document],
    proposals: Iterable[Proposal],
) -> list[Finding]:
    """The places that print a changed figure otherwise than it is now."""
    values = dict(_values(proposals))
    if not values:
        return []
    found = dict.fromkeys(
        (path, document.name, words)
        for document in documents
        for path, words in _printed(document, values)
        if words != values[path]
    )
    return [
        Finding(
            "figure-not-everywhere",
            _MESSAGE.format(
                node=path, document=name, words=words, value=values[path]
            ),
            Place(name),
            _HINT,
        )
        for path, name, words in found
    ]


def _values(proposals: Iterable[Proposal]) -> Iterator[tuple[str, str]]:
    """The paths by which documents print changed figures, with what each says now."""
    for one in proposals:
        steps = one.steps if one.kind == "figure" else ()
        for step in steps:
            if isinstance(step, Edit) and isinstance(step.change, Put):
                printed = as_printed(str(step.change.value))
                yield one.node, printed
                yield one.node.removesuffix(".value"), printed


def _printed(
    document: Document,
    values: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """What a document prints of these figures, place by place."""
    for paragraph in paragraphs(document.blocks):
        for inline in paragraph.inlines:
            if not isinstance(inline, Text) or inline.mark is None:
                continue
            path = inline.origin.id if inline.origin else ""
            if path in values:
                yield path, inline.text
