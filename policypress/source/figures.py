"""All figures of a policy, in a fixed order, each with a name a reader understands (数据清单)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from policypress.findings import Place
from policypress.source.labelled_figures import LabelledFigures, Labels
from policypress.source.model import Figure, Node, Policy
from policypress.source.model.base import PLAIN

# The files whose figures are the document's own, for a decision to approve; all others
# tell of figures of somebody else.
OWN = ("policy", "measures", "supplementary", "annexes")


class FigureRecord(Struct, frozen=True):
    """A figure in its context. label: 专利奖配套奖励·中国专利奖·中国专利金奖·金额. part: the
    kind of file it stands in — policy, measures, supplementary, annexes, notes, guides,
    documents, benchmarks or fields."""

    label: str
    figure: Figure
    part: str

    @property
    def path(self) -> str:
        return self.figure.path

    @property
    def is_own(self) -> bool:
        """Whether it is a figure of the document itself, and none that it tells of."""
        return self.part in OWN

    @property
    def is_detail(self) -> bool:
        """Whether it is a detail of how to apply (办理信息): copies of a material, a time
        limit, a telephone. Those are no figures of the policy."""
        return self.part == "guides"

    @property
    def place(self) -> Place:
        """Where the value itself stands."""
        return self.figure.place_of("value")


def figures(policy: Policy) -> tuple[FigureRecord, ...]:
    """Every figure: the policy's own first (policy, provisions in order, supplementary,
    annexes), then notes, guides, the register of documents, and the policies compared
    against.

    Listed once a policy: checks, documents and site all ask.
    """
    # Beside the fields, which are frozen.
    known = policy.__dict__.get("_figures")
    if known is None:
        known = tuple(_figures(policy))
        policy.__dict__["_figures"] = known
    return known


def _figures(policy: Policy) -> Iterator[FigureRecord]:
    """The same, listed anew."""
    labelled = LabelledFigures(policy)
    for part, name, node in _files(policy):
        home = (name,) if name else ()
        for labels, figure in labelled.within(node, home):
            label = _joined(labels)
            yield FigureRecord(label, figure, part)


def own_figures(policy: Policy) -> Iterator[Figure]:
    """Every figure of the document itself, those that conditions compare with and that
    no register lists among them."""
    for part, _, node in _files(policy):
        if part not in OWN:
            continue
        for inner in nodes_in(node):
            if isinstance(inner, Figure):
                yield inner


def _joined(labels: Labels) -> str:
    """The names on the way, one that says the same as the one before it left out: where a
    measure has one support, both are often called alike."""
    kept: list[str] = []
    before = ""
    for label in labels:
        if label != before:
            kept.append(label)
        before = label
    return "·".join(kept)


def nodes(policy: Policy) -> Iterator[Node]:
    """Every node of the policy, outer before inner, in the same order."""
    for _, _, node in _files(policy):
        yield from nodes_in(node)


def _files(policy: Policy) -> Iterator[tuple[str, str, Node]]:
    """Part, name and node of each file that is there; documents one by one."""
    if policy.meta:
        yield "policy", "", policy.meta
    yield from _texts(policy)
    if policy.notes:
        yield "notes", "起草说明", policy.notes
    if policy.common_guide:
        yield "guides", "申报指南（通用部分）", policy.common_guide
    for standard in policy.standards.values():
        yield "fields", f"标准·{standard.label}", standard
    for key, guide in policy.guides.items():
        title = _title(key, policy)
        yield "guides", f"申报指南·{title}", guide
    for cited in policy.documents.values():
        name = cited.short or cited.title
        yield "documents", name, cited
    for benchmark in policy.benchmarks.values():
        yield "benchmarks", benchmark.name, benchmark


def _texts(policy: Policy) -> Iterator[tuple[str, str, Node]]:
    """The same of the text itself: each provision, the supplementary part, each annex."""
    for key, provision in policy.provisions.items():
        if key not in policy.closing:
            title = _title(key, policy)
            yield "measures", title, provision
    supplementary = policy.supplementary
    if supplementary:
        yield "supplementary", supplementary.title, supplementary
    for annex in policy.annexes.values():
        yield "annexes", annex.title, annex


def _title(key: str, policy: Policy) -> str:
    """A provision's title, or else its subject; its id when it has neither, or while it
    cannot be read."""
    found = policy.provisions.get(key)
    if found is None:
        return key
    return found.title or found.subject or key


def nodes_in(node: Node) -> list[Node]:
    """A node and all nodes in it."""
    found: list[Node] = []
    _take(node, found)
    return found


def _take(node: Node, found: list[Node]) -> None:
    """Adds a node and all nodes in it; outer before inner."""
    found.append(node)
    for name, value in node.__dict__.items():
        # "_": what binding adds. Most values are words, and asking pydantic whether
        # those are nodes takes longer than all the rest.
        if name[0] == "_" or type(value) in PLAIN:
            continue
        if isinstance(value, Node):
            _take(value, found)
        elif isinstance(value, dict):
            _take_all(value.values(), found)
        elif isinstance(value, tuple):
            _take_all(value, found)


def _take_all(
    items: Iterable[Any],
    found: list[Node],
) -> None:
    """Adds the nodes among values, and all nodes in them; in mappings too."""
    for item in items:
        if type(item) in PLAIN:
            continue
        if isinstance(item, Node):
            _take(item, found)
        elif isinstance(item, dict):
            _take_all(item.values(), found)
