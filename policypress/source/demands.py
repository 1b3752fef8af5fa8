"""What the stages of a document demand (各阶段的要求), one function a demand: what lacks,
where it is to be written, and how. The table of them is in source.stages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.findings import Place
from policypress.source.figures import figures
from policypress.source.model import Cited, Figure, Node, Policy, Review
from policypress.source.traverse import parts

_CITE = re.compile(r"cite\(\s*['\"]([^'\"]+)['\"]")
_SENTENCE = re.compile(r"[^。；\n]+")
_GROUND = re.compile("根据|依据|依照|按照|遵照")
_FORCES = {
    "replaced": "已被替代",
    "expired": "已失效",
    "draft": "只是征求意见稿",
}
# What is only known when the document is issued.
_LATE = ("policy#number", "policy#issued", "policy#effective")


class Lack(Struct, frozen=True):
    """One thing that lacks, where it belongs, and what to write."""

    message: str
    place: Place
    hint: str


def _at(
    policy: Policy,
    child: str,
    message: str,
    hint: str,
) -> Lack:
    """Something that belongs in policy.yaml, in a mapping that is perhaps not there: then
    where it is said which stage the document is at."""
    meta = policy.meta
    place = meta.place_of(child)
    if place == meta.place:
        place = meta.place_of("stage")
    return Lack(message, place, hint)


def basis_in_force(policy: Policy) -> Iterator[Lack]:
    """Documents that the text rests on (根据……) have not been replaced, have not expired,
    and are no drafts."""
    for node, child, cited in _grounds(policy):
        if cited.force not in _FORCES:
            continue
        hint = "改引现行有效的文件，或核对 documents.yaml 中的 force"
        successor = policy.documents.get(cited.replaced_by or "")
        if successor:
            hint = f"改引替代它的《{successor.title}》（cite('{cited.replaced_by}')）"
        state = _FORCES[cited.force]
        message = f"所依据的《{cited.title}》{state}"
        yield Lack(message, node.place_of(child), hint)


def basis_known(policy: Policy) -> Iterator[Lack]:
    """It is known of each of them whether it is in force."""
    for node, child, cited in _grounds(policy):
        if cited.force == "unknown":
            message = f"所依据的《{cited.title}》效力待核"
            hint = "核实后改写 documents.yaml 中它的 force"
            yield Lack(message, node.place_of(child), hint)


def _grounds(policy: Policy) -> Iterator[tuple[Node, str, Cited]]:
    """The documents that sentences of the text say they rest on, with where. Sentences that
    repeal something name what is no longer in force, and are left out."""
    for node, child, text in _own_prose(policy):
        for sentence in _SENTENCE.findall(text):
            found = _GROUND.search(sentence)
            if found is None or "废止" in sentence:
                continue
            for key in _CITE.findall(sentence, found.end()):
                if key in policy.documents:
                    yield node, child, policy.documents[key]


def _own_prose(policy: Policy) -> Iterator[tuple[Node, str, str]]:
    """Every piece of prose of the text itself, as node, child and words."""
    for name in ("preamble", "signature"):
        for index, text in enumerate(getattr(policy.meta, name)):
            yield policy.meta, f"{name}.{index}", text
    for provision in policy.provisions.values():
        for prose in parts(provision).values():
            yield prose, "text", prose.text


def consultation(policy: Policy) -> Iterator[Lack]:
    """Opinions were asked from when until when, and how; or it is said why not."""
    record = policy.meta.procedure.consultation
    if record is None:
        yield _at(
            policy,
            "procedure",
            "没有写明征求意见的情况",
            "在 policy.yaml 写 procedure: {consultation: {from: 起始日期, until: 截止日期, channel: 方式}}；"
            "依法不公开征求意见的写 waived: 理由",
        )
    elif not record.waived:
        written = {
            "from": record.from_,
            "until": record.until,
            "channel": record.channel,
        }
        for key, value in written.items():
            if not value:
                message = f"征求意见没有写明{_CONSULTATION[key]}"
                yield Lack(message, record.place, f"补写 {key}: ……")


_CONSULTATION = {"from": "起始日期", "until": "截止日期", "channel": "方式"}


def opinions(policy: Policy) -> Iterator[Lack]:
    """How many opinions came, how many were adopted, and why others were not."""
    record = policy.meta.procedure.consultation
    if record is None or record.waived:
        return
    if record.received is None or record.adopted is None:
        yield Lack(
            "征求意见没有写明收到、采纳的条数",
            record.place,
            "补写 received: 收到条数 和 adopted: 采纳条数；没有收到的都写 0",
        )
        return
    refused = record.received - record.adopted - record.partly
    if refused > 0 and not record.refusals:
        message = f"有{refused}条意见没有采纳，没有写明理由"
        yield Lack(message, record.place, "补写 refusals: 不采纳的理由")


def notes(policy: Policy) -> Iterator[Lack]:
    """There are drafting notes (起草说明)."""
    if policy.notes is None:
        message, hint = "没有起草说明", "写 notes.yaml"
        yield Lack(message, policy.meta.place_of("stage"), hint)


def fair_competition(policy: Policy) -> Iterator[Lack]:
    """The review of fair competition has been made."""
    found = policy.meta.procedure.fair_competition
    yield from _review(policy, found, "fair_competition", "公平竞争审查")


def legality(policy: Policy) -> Iterator[Lack]:
    """The review of legality has been made."""
    found = policy.meta.procedure.legality
    yield from _review(policy, found, "legality", "合法性审核")


def _review(
    policy: Policy,
    found: Review | None,
    key: str,
    name: str,
) -> Iterator[Lack]:
    """key, name: of a review of the procedure, in YAML and in Chinese."""
    if found is None:
        hint = (
            f"在 policy.yaml 的 procedure 写 {key}: {{body: 机关, date: 日期, "
            "conclusion: 结论}"
        )
        yield _at(policy, "procedure", f"没有写明{name}", hint)


def values(policy: Policy) -> Iterator[Lack]:
    """Each figure of the document has a value but those that are known last."""
    for record in figures(policy):
        is_late = record.path in _LATE
        if record.is_own and not record.figure.is_known and not is_late:
            message = f"{record.label}还没有核定"
            hint = "核定后补写数值，改写其 basis"
            yield Lack(message, record.place, hint)


def decision(policy: Policy) -> Iterator[Lack]:
    """A meeting has passed the document."""
    if not policy.meta.decisions:
        yield _at(
            policy,
            "decisions",
            "没有写明由哪次会议审议通过",
            "在 policy.yaml 写 decisions: {标识: {body: 机关, meeting: 会议, date: 日期, approves: all}}",
        )


def figures_settled(policy: Policy) -> Iterator[Lack]:
    """Each figure of the document itself has been approved, or published elsewhere."""
    states = {"proposed": "仍是拟定数据", "unknown": "仍待核实"}
    for record in figures(policy):
        figure = record.figure
        # These have demands of their own.
        if record.path in _LATE and not figure.is_known:
            continue
        if record.is_own and figure.is_open:
            message = f"{record.label}（{figure}）{states[figure.status]}"
            yield Lack(message, record.place, _REMEDIES[figure.status])


_REMEDIES = {
    "proposed": (
        "会议通过后，在 policy.yaml 的 decisions 写明机关、会议、日期和 approves: all；"
        "已公布的写 status: published 和 source"
    ),
    "unknown": "核实后补写数值，再删去待核的 basis 或改写其 status",
}


def number(policy: Policy) -> Iterator[Lack]:
    """The document has its number."""
    yield from _figure(policy.meta.number, "number", "文号")


def issued(policy: Policy) -> Iterator[Lack]:
    """The day on which it was made is known."""
    yield from _figure(policy.meta.issued, "issued", "成文日期")


def effective(policy: Policy) -> Iterator[Lack]:
    """The day from which it is in force is known."""
    yield from _figure(policy.meta.effective, "effective", "施行日期")


def validity(policy: Policy) -> Iterator[Lack]:
    """It is known how long it will be in force."""
    yield from _figure(policy.meta.validity, "validity", "有效期")


def _figure(
    figure: Figure,
    key: str,
    name: str,
) -> Iterator[Lack]:
    """key, name: of a figure of policy.yaml, in YAML and in Chinese."""
    if not figure.is_known:
        hint = f"写 {key}: ……，并删去待核的 basis；还没有印发的，改写 stage"
        yield Lack(f"没有{name}", figure.place, hint)


def repeal(policy: Policy) -> Iterator[Lack]:
    """It is known from when the document is no longer in force, and why."""
    if policy.meta.procedure.repeal is None:
        yield _at(
            policy,
            "procedure",
            "没有写明何时、为何废止",
            "在 policy.yaml 的 procedure 写 repeal: {date: 日期, by: 依据}",
        )


def portal(policy: Policy) -> Iterator[Lack]:
    """Everything is known that a portal asks for (publish.json)."""
    record = policy.meta.portal
    lacking = [
        field.title or key
        for key, field in type(record).model_fields.items()
        if not getattr(record, key)
    ]
    if lacking:
        yield _at(
            policy,
            "portal",
            f"门户网站要填的{'、'.join(lacking)}没有写明",
            "在 policy.yaml 写 portal: {index: 索引号, topics: [主题分类], "
            "keywords: [关键词], summary: 内容概述, ……}",
        )
