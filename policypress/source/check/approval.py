"""What decisions approve: the ones that figures name are there, and what they name is
a figure of ours (批准)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.figures import figures
from policypress.source.model import Basis, Decision, Policy
from policypress.source.model.procedure import ALL, is_below
from policypress.source.traverse import at

_OWN = "只有本文件（policy.yaml、各条、附则、附件）的数据由决定批准"
_CITED = "所引文件、对照政策、起草说明中的数据"


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for decisions that are not there, for figures that no decision can
    approve, and for names of figures that do not exist."""
    if policy.meta is None:
        return
    yield from _named_decisions(policy)
    paths = [record.path for record in figures(policy) if record.is_own]
    for decision in policy.meta.decisions.values():
        yield from _names(decision, "approves", paths, policy)
        yield from _names(decision, "except", paths, policy)
        yield from _exceptions(decision)
    yield from _without_value(policy)


def _named_decisions(policy: Policy) -> Iterator[Finding]:
    """Each basis that says approved names a decision, and is one of ours to approve."""
    seen: set[str] = set()
    for record in figures(policy):
        basis = record.figure.provenance
        if basis is None or basis.decision is None or basis.path in seen:
            continue
        seen.add(basis.path)
        if record.is_own or record.part == "guides":
            yield from _known(basis, policy)
        else:
            message = f"{_CITED}不能写“已批准”：{record.label}"
            hint = f"{_OWN}；写 published 和 source，或 unknown 和 reason"
            yield at(basis, "status", "not-ours-to-approve", message, hint)


def _known(
    basis: Basis,
    policy: Policy,
) -> Iterator[Finding]:
    """The decision of a basis stands in policy.yaml."""
    decisions = policy.meta.decisions
    if basis.decision in decisions:
        return
    message = f"policy.yaml 的 decisions 中没有“{basis.decision}”"
    otherwise = (
        "先在 policy.yaml 写 decisions: {标识: {body: 机关, meeting: 会议, date: 日期}}"
        if not decisions
        else ""
    )
    hint = did_you_mean(str(basis.decision), decisions, otherwise)
    yield at(basis, "decision", "unknown-decision", message, hint)


def _names(
    decision: Decision,
    child: str,
    paths: list[str],
    policy: Policy,
) -> Iterator[Finding]:
    """Whatever a decision names, by file or by path, has figures of ours in it."""
    field = "except_" if child == "except" else child
    for index, name in enumerate(getattr(decision, field)):
        is_all = name == ALL and child == "approves"
        if is_all or any(is_below(path, (name,)) for path in paths):
            continue
        if _is_broken(name, policy):
            continue
        message = f"没有“{name}”这个文件或数据"
        files = dict.fromkeys(path.partition("#")[0] for path in paths)
        known = paths if "#" in name else list(files)
        hint = did_you_mean(name, known, f"{_OWN}；写法如 {paths[0]}")
        place = f"{child}.{index}"
        yield at(decision, place, "unknown-figure", message, hint)


def _is_broken(name: str, policy: Policy) -> bool:
    """Whether a file of that name is there and cannot be read: what is merely broken is
    not missing."""
    file = name.partition("#")[0]
    return any(is_below(one, (file,)) for one in policy.broken)


def _exceptions(decision: Decision) -> Iterator[Finding]:
    """An exception leaves out something that would be approved without it."""
    if ALL in decision.approves:
        return
    for index, name in enumerate(decision.except_):
        if is_below(name, decision.approves):
            continue
        message = f"“{name}”不在批准的范围内，不必写进 except"
        hint = "approves: all 才是全部；只批准一部分时写在 approves"
        place = f"except.{index}"
        yield at(decision, place, "needless-exception", message, hint)


def _without_value(policy: Policy) -> Iterator[Finding]:
    """What was approved has a value."""
    for record in figures(policy):
        figure = record.figure
        if figure.status == "approved" and not figure.value:
            yield Finding(
                "approved-without-value",
                f"数据已经批准，却没有数值：{record.label}",
                figure.place,
                "补写数值；没有定下来的，把 basis 写成 {status: unknown, reason: 理由}，或写进决定的 except",
            )
