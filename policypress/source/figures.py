"""All figures of a policy, in a fixed order, each with a name a reader understands (数据清单)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from policypress.findings import Place
from policypress.source.asking import Asked, everything_asked
from policypress.source.model import (
    AmountNode,
    Atom,
    Basis,
    BenchmarkArticle,
    Cited,
    ConditionNode,
    Figure,
    Limit,
    Node,
    Policy,
    Things,
)

# The files whose figures are the document's own, for a decision to approve; all others
# tell of figures of somebody else.
OWN = ("policy", "measures", "supplementary", "annexes")

# The field by which a node is called, first one that is there.
_NAMES = ("short_title", "title", "name", "when", "label", "subject")


class FigureRecord(Struct, frozen=True):
    """A figure in its context. label: 专利奖配套奖励·中国专利奖·中国专利金奖·金额. part: the kind of file
    it stands in — policy, measures, supplementary, annexes, notes, guides, documents, benchmarks
    or fields."""

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
        known = policy.__dict__["_figures"] = tuple(_figures(policy))
    return known


def _figures(policy: Policy) -> Iterator[FigureRecord]:
    """The same, listed anew."""
    for part, name, node in _files(policy):
        for labels, figure in _walk(node, (name,) if name else (), policy):
            yield FigureRecord(_joined(labels), figure, part)


def own_figures(policy: Policy) -> Iterator[Figure]:
    """Every figure of the document itself, those that conditions compare with and that
    no register lists among them."""
    for part, _, node in _files(policy):
        if part in OWN:
            for inner in _inner(node):
                if isinstance(inner, Figure):
                    yield inner


def _joined(labels: Labels) -> str:
    """The names on the way, one that says the same as the one before it left out: where a
    measure has one support, both are often called alike."""
    kept = [
        label
        for label, before in zip(labels, ("", *labels), strict=False)
        if label != before
    ]
    return "·".join(kept)


def nodes(policy: Policy) -> Iterator[Node]:
    """Every node of the policy, outer before inner, in the same order."""
    for _, _, node in _files(policy):
        yield from _inner(node)


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
        yield "guides", f"申报指南·{_title(key, policy)}", guide
    for cited in policy.documents.values():
        yield "documents", cited.short or cited.title, cited
    for benchmark in policy.benchmarks.values():
        yield "benchmarks", benchmark.name, benchmark


def _texts(policy: Policy) -> Iterator[tuple[str, str, Node]]:
    """The same of the text itself: each provision, the supplementary part, each annex."""
    for key, provision in policy.provisions.items():
        if key not in policy.closing:
            yield "measures", _title(key, policy), provision
    if policy.supplementary:
        yield "supplementary", policy.supplementary.title, policy.supplementary
    for annex in policy.annexes.values():
        yield "annexes", annex.title, annex


def _title(key: str, policy: Policy) -> str:
    """A provision's title, or else its subject; its id when it has neither, or while it
    cannot be read."""
    found = policy.provisions.get(key)
    if found is None:
        return key
    return found.title or found.subject or key


Labels = tuple[str, ...]
_CONDITION = "申报条件"


def _walk(
    node: Node,
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The figures in a node, each with the names on the way to it. labels: those on the
    way to the node."""
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        title = field.title or name
        if isinstance(node, AmountNode) and name == node.kind:
            yield from _walk_kind(node, labels, policy)
        elif isinstance(value, dict):
            yield from _walk_items(value, labels, policy)
        elif isinstance(value, tuple):
            items = {f"第{i}项": one for i, one in enumerate(value, 1)}
            yield from _walk_items(items, labels, policy)
        elif isinstance(value, Figure):
            if not _is_choice(node, policy):
                yield (*labels, value.label or title), value
        elif isinstance(value, Node) and not isinstance(value, Basis):
            yield from _walk_child(node, value, title, labels, policy)


def _walk_child(
    node: Node,
    child: Node,
    title: str,
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The figures in a node that is the value of a field of another. title: of the
    field. Outside of amounts it is left out: 资助标准 and the like add nothing."""
    if isinstance(node, AmountNode):
        return _bounding(child, (*labels, title), policy)
    if isinstance(node, Limit):
        return _bounding(child, labels, policy)
    return _walk(child, labels, policy)


def _walk_kind(
    amount: AmountNode,
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The figures below the kind key of an amount, by the names that the amount has for
    its parts."""
    title = type(amount).model_fields[amount.kind].title or ""
    value = getattr(amount, amount.kind)
    if isinstance(value, Figure):
        yield (*labels, value.label or title), value
    elif isinstance(value, Node):
        yield from _walk(value, labels, policy)
    else:
        yield from _walk_parts(amount, value, (), labels, policy)


def _walk_parts(
    amount: AmountNode,
    parts: Any,
    keys: tuple[str, ...],
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The same for a list or a mapping of amounts, at any depth. keys: on the way."""
    if isinstance(parts, (str, Figure)):
        return
    named = isinstance(parts, dict)
    items = parts.items() if named else enumerate(parts)
    for key, part in items:
        inner = (*keys, str(key))
        if isinstance(part, Node):
            names = (*labels, amount.item_name(inner))
            yield from _walk(part, names, policy)
        elif isinstance(part, dict):
            names = (*labels, amount.item_name(inner))
            yield from _walk_parts(amount, part, inner, names, policy)


def _bounding(
    bound: Node,
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The figures of what bounds an amount: its main one goes by the name of the bound
    (单项最高)."""
    main = getattr(bound, "main", None)
    for inner, figure in _walk(bound, labels, policy):
        yield (labels if figure is main else inner), figure


def _walk_items(
    items: dict[str, Any],
    labels: Labels,
    policy: Policy,
) -> Iterator[tuple[Labels, Figure]]:
    """The same for a mapping: figures by id, or nodes by id."""
    for key, item in items.items():
        if isinstance(item, Figure):
            yield (*labels, item.label or key), item
        elif isinstance(item, ConditionNode):
            inner = _condition_labels(item, labels, policy)
            yield from _walk(item, inner, policy)
        elif isinstance(item, Node):
            yield from _walk(item, (*labels, _name(key, item, policy)), policy)
        elif isinstance(item, dict):
            yield from _walk_items(item, (*labels, key), policy)


def _name(
    key: str,
    node: Node,
    policy: Policy,
) -> str:
    """What a reader calls a node of a mapping; its id when it has no words of its own."""
    if isinstance(node, Cited):
        return node.short or node.title
    if isinstance(node, BenchmarkArticle):
        return _article_name(key, node, policy)
    for field in _NAMES:
        words = getattr(node, field, "")
        if words and isinstance(words, str):
            return words
    return key


def _condition_labels(
    condition: ConditionNode,
    labels: Labels,
    policy: Policy,
) -> Labels:
    """The names on the way into a condition: 申报条件 once, then what it asks, or its own
    words where it has any."""
    home = () if _CONDITION in labels else (_CONDITION,)
    name = _condition_name(condition, policy)
    if name:
        return (*labels, *home, name)
    return (*labels, *home)


def _condition_name(
    condition: ConditionNode,
    policy: Policy,
) -> str:
    """The question that a condition asks, the things it counts, or its own words; ""
    when it has none of them, or words with code in them: its parts name themselves."""
    if isinstance(condition, Atom):
        asked = _asked(policy).get(condition.field)
        if asked:
            return asked.label
        return _plain_words(condition)
    if isinstance(condition, Things) and condition.things in policy.things:
        return policy.things[condition.things].label
    return _plain_words(condition)


def _plain_words(condition: ConditionNode) -> str:
    """The words of a condition, "" where they take figures from elsewhere."""
    if "{{" in condition.text:
        return ""
    return condition.text


def _asked(policy: Policy) -> dict[str, Asked]:
    """Everything asked by id, listed once a policy."""
    known = policy.__dict__.get("_asked")
    if known is None:
        known = policy.__dict__["_asked"] = everything_asked(policy)
    return known


def _is_choice(node: Node, policy: Policy) -> bool:
    """Whether a node compares with a choice: its id is a word of the source, and no
    figure."""
    if not isinstance(node, Atom):
        return False
    asked = _asked(policy).get(node.field)
    return asked is not None and asked.type == "choice"


def _article_name(
    key: str,
    node: BenchmarkArticle,
    policy: Policy,
) -> str:
    """第五条第一项; without it, what our measures against it are about."""
    if node.article:
        return node.article
    measures = [policy.provisions.get(name) for name in node.measures]
    return "、".join(one.subject for one in measures if one) or key


def _inner(node: Node) -> list[Node]:
    """A node and all nodes in it."""
    found: list[Node] = []
    _take(node, found)
    return found


def _take(node: Node, found: list[Node]) -> None:
    """Adds a node and all nodes in it; outer before inner."""
    found.append(node)
    for name, value in node.__dict__.items():
        if name[0] == "_":  # what binding adds
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
        if isinstance(item, Node):
            _take(item, found)
        elif isinstance(item, dict):
            _take_all(item.values(), found)
