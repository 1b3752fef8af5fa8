"""Loading a policy folder: every file read, checked against the model, joined, and all
mistakes told at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import ValidationError

from policypress.findings import Finding, has_errors, in_order
from policypress.source.approval import approve
from policypress.source.bind import bind
from policypress.source.check import check
from policypress.source.fill import fill
from policypress.source.inventory import (
    KINDS,
    UNREAD,
    SourceFile,
    SourceKind,
    find,
)
from policypress.source.model import Node, Policy
from policypress.source.model.amount import make_whole
from policypress.source.naming import name_amounts
from policypress.source.order import arrange
from policypress.source.reading.kept_nodes import KeptNodes
from policypress.source.reading.model_errors import explain
from policypress.source.reading.unfilled import UNFILLED
from policypress.source.reading.yaml_file import Read, read_text
from policypress.source.reasons import follow
from policypress.system.user_files import read_file

# What fields.yaml registers.
_IN_FIELDS = (
    "fields",
    "things",
    "common_columns",
    "derived",
    "standards",
    "happenings",
)


class Loaded(Struct, frozen=True):
    """policy: None when any finding is an error. findings: errors first, in the order
    of the files."""

    policy: Policy | None
    findings: list[Finding]
    root: Path


class Joined(Struct, frozen=True):
    """A policy put together of all files that are valid, before its parts are held against
    each other; with what was found in the files."""

    policy: Policy
    findings: list[Finding]
    root: Path


class _Parts(Struct):
    """What has been read so far: valid nodes by file id, and the ids of the files that
    are not valid."""

    nodes: dict[str, Node] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def of(self, kind: SourceKind) -> dict[str, Any]:
        """Valid nodes of a folder by name: measures/x → x."""
        folder = f"{kind.id}/"
        found: dict[str, Any] = {}
        for key, node in self.nodes.items():
            if key.startswith(folder):
                name = key.removeprefix(folder)
                found[name] = node
        return found


def load(
    root: Path,
    kept: KeptNodes | None = None,
) -> Loaded:
    """Reads the policy in `root`. Never raises for what a user wrote, named, forgot or
    may not read.

    kept: the nodes of files that were read before and have not changed since.
    """
    joined = join(root, kept)
    return settled(joined, check(joined.policy))


def join(
    root: Path,
    kept: KeptNodes | None = None,
) -> Joined:
    """The files in `root`, put together. kept: as of `load`."""
    files, findings = find(root)
    parts = _Parts()
    for file in files:
        findings += _take(file, kept, parts)
    # A required file that is not there is as good as broken: nothing can be held
    # against what refers to it.
    for kind in KINDS.values():
        if kind.required and kind.id not in parts.nodes:
            parts.broken.add(kind.id)
    findings += fill(parts.nodes, is_whole=not parts.broken)
    policy = _join(parts)
    name_amounts(policy)
    approve(policy)
    follow(policy)
    return Joined(policy, findings, root)


def settled(
    joined: Joined,
    found: list[Finding],
) -> Loaded:
    """The policy, if nothing is wrong with it. found: what `check` finds between its
    parts."""
    policy, root = joined.policy, joined.root
    every = [_by_stage(one, policy) for one in (*joined.findings, *found)]
    findings = in_order(_without_previous(policy, every))
    if has_errors(findings):
        return Loaded(None, findings, root)
    return Loaded(policy, findings, root)


def _by_stage(finding: Finding, policy: Policy) -> Finding:
    """What is still to be written may lack while the document is drafted, and no longer."""
    is_drafted = not policy.meta or policy.meta.stage == "drafting"
    if finding.code == UNFILLED and not is_drafted:
        return replace(finding, severity="error")
    return finding


def _without_previous(
    policy: Policy,
    findings: list[Finding],
) -> list[Finding]:
    """The findings without the one that nothing reads the text before: a comparison does."""
    node = policy.meta.previous if policy.meta else None
    if node is None or not node.file:
        return findings
    return [
        one
        for one in findings
        if one.code != UNREAD or Path(one.place.file).name != node.file
    ]


def load_kept(root: Path) -> Loaded:
    """The same; only files that have changed since an earlier run are understood anew."""
    joined = join_kept(root)
    return settled(joined, check(joined.policy))


def join_kept(root: Path) -> Joined:
    """The files put together; only those that have changed are understood anew."""
    kept = KeptNodes()
    joined = join(root, kept)
    kept.keep()
    return joined


def _take(
    file: SourceFile,
    kept: KeptNodes | None,
    parts: _Parts,
) -> list[Finding]:
    """Adds what a file holds to `parts`; gives its findings."""
    node, findings = _load_file(file, kept)
    if node is None:
        parts.broken.add(file.id)
    else:
        parts.nodes[file.id] = node
    return findings


def _load_file(
    file: SourceFile,
    kept: KeptNodes | None,
) -> tuple[Node | None, list[Finding]]:
    """The node of one file, bound to its places; None when the file is not valid."""
    text, findings = read_file(file.path, file.name)
    if text is None:
        return None, findings
    return understood(file, text, kept)


def understood(
    file: SourceFile,
    text: str,
    kept: KeptNodes | None = None,
) -> tuple[Node | None, list[Finding]]:
    """The node of a file that holds `text`, whatever stands there now; None when the
    text is not valid by itself."""
    kind = file.kind.id
    if kept:
        known = kept.get(kind, file.name, text)
        if known:
            node, places = known
            bind(node, file.id, places)
            return node, []
    source = read_text(text, file.name)
    places = source.places
    findings = list(source.findings)
    if source.data is None:
        return None, findings
    valid, found = _validated(file, source)
    findings += found
    if valid is None or has_errors(findings):
        return None, findings
    if kept and not findings:
        kept.put(kind, file.name, text, valid, places)
    bind(valid, file.id, places)
    return valid, findings


def _validated(
    file: SourceFile,
    source: Read,
) -> tuple[Node | None, list[Finding]]:
    """The same, of data that could be read: held against the model, and not bound."""
    make_whole()
    model = file.kind.model
    try:
        node = model.model_validate(source.data)
    except ValidationError as error:
        return None, explain(error, model, source)
    return node, []


def _join(parts: _Parts) -> Policy:
    """One policy of all valid parts; validated already, so put together without doing
    it again."""
    nodes = parts.nodes
    meta: Any = nodes.get("policy")
    supplementary: Any = nodes.get("supplementary")
    chapters = parts.of(KINDS["part"])
    measures = parts.of(KINDS["measure"])
    order = arrange(meta, measures, chapters) if meta else {}
    body = _in_order(measures, chapters, order)
    annexes = parts.of(KINDS["annex"])
    listed_annexes = meta.annexes if meta else ()
    common_guide = nodes.pop("guides/common", None)
    return Policy.model_construct(
        meta=meta,
        provisions=_with_closing(body, supplementary),
        supplementary=supplementary,
        parts=chapters,
        annexes=_listed_first(annexes, listed_annexes),
        notes=nodes.get("notes"),
        words=nodes.get("words"),
        audit=nodes.get("audit"),
        benchmarks=parts.of(KINDS["benchmark"]),
        reviews=parts.of(KINDS["review"]),
        common_guide=common_guide,
        guides=parts.of(KINDS["guide"]),
        order=order,
        broken=frozenset(parts.broken),
        **_registers(nodes),
    )


def _with_closing(
    body: dict[str, Any],
    supplementary: Any,
) -> dict[str, Any]:
    """Provisions of the chapters, then those of the supplementary part; of two of one
    id the first."""
    closing = supplementary.articles if supplementary else {}
    found = dict(body)
    for name, provision in closing.items():
        found.setdefault(name, provision)
    return found


def _registers(nodes: dict[str, Node]) -> dict[str, Any]:
    """What documents.yaml and fields.yaml register, by the field of the policy; empty
    where the file is not there."""
    documents: Any = nodes.get("documents")
    fields: Any = nodes.get("fields")
    found: dict[str, Any] = {"documents": {}}
    if documents:
        found["documents"] = documents.documents
    for name in _IN_FIELDS:
        found[name] = getattr(fields, name) if fields else {}
    return found


def _in_order(
    measures: dict[str, Any],
    parts: dict[str, Any],
    order: dict[str, tuple[str, ...]],
) -> dict[str, Any]:
    """Provisions as their chapters have them; those in no chapter last, by name."""
    found = dict(measures)
    for part in parts.values():
        for name, provision in part.articles.items():
            found.setdefault(name, provision)
    placed: list[str] = []
    for names in order.values():
        placed += names
    return _listed_first(found, placed)


def _listed_first(
    nodes: dict[str, Any],
    listed: Iterable[str],
) -> dict[str, Any]:
    """A mapping in the order of a list; what the list lacks comes last, by name."""
    names = [name for name in dict.fromkeys(listed) if name in nodes]
    names += sorted(nodes.keys() - set(names))
    return {name: nodes[name] for name in names}
