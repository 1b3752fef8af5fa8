"""The reviews of a draft from beginning to end (审查): what rules say of each clause, what
is kept and why, what legal review has signed, which papers are there.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from policypress.findings import SEVERITIES, Finding, Place, in_order
from policypress.pipeline.composing import compose
from policypress.pipeline.own_proofreading import (
    of_policy,
    proofread_clauses,
    words_of,
)
from policypress.pipeline.request import Progress

if TYPE_CHECKING:
    from policypress.lint.audited import ClauseText, Objection, Signed
    from policypress.lint.dossier import Made, Paper
    from policypress.pipeline.request import Composed
    from policypress.source.model import Policy

Row = dict[str, str]
_STATES = {"signed": "已签认", "changed": "签认后有改动", "open": "未签认"}


class Audited(Struct):
    """What reviews found. findings: of all rules, with what has lapsed; the rest as rows
    for the papers (compose/views/audited)."""

    policy: Policy | None = None
    texts: dict[str, ClauseText] = field(default_factory=dict)
    objected: list[Objection] = field(default_factory=list)
    signed: list[Signed] = field(default_factory=list)
    dossier: list[Paper] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    @property
    def objections(self) -> list[Row]:
        """A row for each clause that a rule of competition objects to."""
        return [_objection(one, self.texts) for one in self.objected]

    @property
    def clauses(self) -> list[Row]:
        """A row for each clause, with what legal review said of it."""
        return [_clause(one) for one in self.signed]

    @property
    def findings(self) -> list[Row]:
        """A row for each finding of the text itself, competition left out: it has its
        own table."""
        return [
            {
                "where": one.where or "全文",
                "quote": one.quote,
                "severity": SEVERITIES[one.severity],
                "message": one.message,
                "hint": one.hint,
            }
            for one in self.found
            if _of_text(one)
        ]

    @property
    def papers(self) -> list[Row]:
        """A row for each paper of the dossier."""
        return [
            {
                "name": one.name,
                "state": one.said,
                "note": one.note,
                "files": str(one.files or ""),
            }
            for one in self.dossier
        ]


def _of_text(finding: Finding) -> bool:
    """Whether a finding is a rule's, of the text itself, and worth a lawyer's time."""
    family = finding.code.partition("-")[0]
    is_rule = family.isupper() and family not in ("FC", "DOS")
    return is_rule and finding.severity != "note"


def _objection(
    one: Objection,
    texts: dict[str, ClauseText],
) -> Row:
    """A row of what a rule objects to, and, where it stays although a rule
    objects (保留), who answers for that and until when. texts: by clause."""
    finding, waiver = one.finding, one.waiver
    text = texts.get(one.clause)
    row = {
        "clause": finding.where or (text.name if text else ""),
        "words": finding.quote,
        "rule": finding.code,
        "why": finding.message,
        "remedy": finding.hint,
        "kept": "",
        "who": "",
        "until": "",
        "exception": "",
        "alternative": "",
    }
    if waiver is not None:
        from policypress.source.model.audit import EXCEPTIONS

        row |= {
            "kept": waiver.why,
            "who": waiver.who,
            "until": waiver.until,
            "exception": EXCEPTIONS.get(waiver.exception, ""),
            "alternative": waiver.alternative,
        }
    return row


def _clause(one: Signed) -> Row:
    """A row of one clause: how it begins, and who signed it (签认) when."""
    sign = one.sign
    return {
        "name": one.text.name,
        "key": one.text.key,
        "begins": " ".join(one.text.words.split())[:24],
        "state": _STATES[one.state],
        "who": sign.who if sign else "",
        "date": sign.date if sign else "",
        "note": sign.note if sign else "",
    }


def audited(
    folder: Path,
    templates: Path,
    out: Path,
    progress: Progress,
) -> Audited:
    """Everything that reviews of a policy found. out: where its files are."""
    from policypress.lint.audited import signed
    from policypress.lint.dossier import dossier
    from policypress.lint.engine import subject_findings
    from policypress.lint.registry import all_rules
    from policypress.lint.subjects import Dossier
    from policypress.lint.taken_over import under_codes

    composed = compose(folder, templates, (), progress)
    policy = composed.policy
    if policy is None or not composed.documents:
        return Audited(found=composed.findings)
    rules = all_rules()
    told = under_codes(composed.findings, rules)
    proofread = of_policy(composed, rules, folder, told)
    clauses = proofread.reviews
    papers = dossier(policy, _made(composed, out))
    place = Place(f"{folder.name}/policy.yaml")
    subject = Dossier(papers, place, policy, _texts(composed))
    said = subject_findings(subject, "dossier", rules, place.file)
    return Audited(
        policy,
        clauses.texts,
        clauses.objections,
        signed(policy.audit, clauses.texts),
        papers,
        in_order([*proofread.findings, *said]),
    )


def clauses_of(
    folder: Path,
    templates: Path,
    progress: Progress,
) -> Audited:
    """The clauses of a policy and what rules of competition say of them; no papers."""
    from policypress.lint.registry import all_rules

    composed = compose(folder, templates, (), progress, kinds=("measures",))
    if composed.policy is None or not composed.documents:
        return Audited(found=composed.findings)
    clauses = proofread_clauses(composed, all_rules(), folder)
    return Audited(composed.policy, clauses.texts, clauses.objections)


def _texts(composed: Composed) -> dict[str, str]:
    """The words of all documents by their template."""
    texts: dict[str, str] = {}
    for document in composed.documents:
        earlier = texts.get(document.template, "")
        texts[document.template] = f"{earlier}\n{words_of(document)}"
    return texts


def _made(composed: Composed, out: Path) -> list[Made]:
    """What became of each document of a policy among its files."""
    from policypress.lint.dossier import Made
    from policypress.pipeline.returned import Returned, read_returned

    made = []
    for document in composed.documents:
        path = out / f"{document.name}.docx"
        there = read_returned(path) if path.is_file() else None
        said = there.digest if isinstance(there, Returned) else ""
        now = document.properties.get("policypress.text", "")
        made.append(Made(document.template, there is not None, said == now))
    # The papers of reviews are made anew each time, from what is found now.
    for template, name in _PAPERS.items():
        made.append(Made(template, (out / f"{name}.docx").is_file(), True))
    return made


class Written(Struct):
    """Papers that were written. findings: why some were not."""

    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


_PAPERS = {
    "audit-competition": "公平竞争审查表",
    "audit-legality": "合法性审核意见书",
    "audit-dossier": "报审材料清单",
}


def write_papers(
    folder: Path,
    templates: Path,
    out: Path,
    found: Audited,
    progress: Progress,
) -> Written:
    """公平竞争审查表, 合法性审核意见书 and 报审材料清单, as Word files."""
    from policypress.pipeline.our_text import look_of
    from policypress.publish import Owner, Publisher
    from policypress.render.docx import render

    composed = compose(
        folder,
        templates,
        (),
        progress,
        kinds=tuple(_PAPERS),
        audited=found,
    )
    if len(composed.documents) < len(_PAPERS):
        return Written(findings=composed.findings)
    owner = Owner.of("audit", out, folder)
    publisher = Publisher(out, owner, [folder, templates])
    for document in composed.documents:
        data = render(document, look_of(templates, document.look))
        publisher.add(f"{document.name}.docx", data, "audit")
    done = publisher.publish(complete=True)
    files = [*done.written, *done.unchanged]
    return Written([out / name for name in files], list(done.findings))


def sign(
    folder: Path,
    found: Audited,
    keys: Sequence[str],
    who: str,
    date: str,
    note: str,
) -> list[Finding]:
    """Record that legal review approves clauses as they read now; all of them where none
    is named. Returns why nothing was written."""
    from policypress.findings import did_you_mean

    unknown = [key for key in keys if key not in found.texts]
    place = Place(f"{folder.name}/audit.yaml")
    if unknown:
        hint = did_you_mean(unknown[0], list(found.texts))
        message = f"没有条文“{unknown[0]}”"
        return [Finding("no-such-clause", message, place, hint)]
    wanted = list(keys) or list(found.texts)
    entries = {}
    for key in wanted:
        entry = {"who": who, "date": date}
        if note:
            entry["note"] = note
        entries[key] = entry | {"seen": found.texts[key].digest}
    what = f"合法性审核签认 {len(entries)} 条"
    return _record(folder, found.policy, "legality", entries, what)


def waive(
    folder: Path,
    found: Audited,
    entry: dict[str, str],
) -> list[Finding]:
    """Record that a clause is kept although a rule objects. entry: as in audit.yaml,
    without the digest. Returns why nothing was written."""
    from policypress.findings import did_you_mean

    rule, clause = entry["rule"], entry["clause"]
    place = Place(f"{folder.name}/audit.yaml")
    text = found.texts.get(clause)
    if text is None:
        hint = did_you_mean(clause, list(found.texts))
        message = f"没有条文“{clause}”"
        return [Finding("no-such-clause", message, place, hint)]
    objected = {(one.finding.code, one.clause) for one in found.objected}
    if (rule, clause) not in objected:
        message = f"{text.name}没有 {rule} 要保留的问题"
        hint = "build.py audit 列出各条的问题"
        return [Finding("nothing-to-waive", message, place, hint)]
    key = f"{clause}-{rule.lower()}"
    data = entry | {"seen": text.digest}
    what = f"保留 {rule}：{text.name}"
    return _record(folder, found.policy, "competition", {key: data}, what)


def _record(
    folder: Path,
    policy: Policy | None,
    part: str,
    entries: dict[str, dict[str, str]],
    what: str,
) -> list[Finding]:
    """Write entries of audit.yaml through the one writer of the source."""
    from policypress.edit import edit
    from policypress.edit.changes import Add, Change, Put
    from policypress.edit.edit import Edit, NewFile, Step
    from policypress.edit.emit import entry

    audit = policy.audit if policy else None
    steps: list[Step]
    if audit is None:
        steps = [NewFile("audit.yaml", entry(part, entries, 0, "\n"))]
    else:
        there = getattr(audit, part)
        changes: list[Change] = []
        if not there:
            changes.append(Add((), part, entries))
        for key, data in entries.items() if there else ():
            if key in there:
                changes.append(Put((part, key), data))
            else:
                changes.append(Add((part,), key, data))
        steps = [Edit("audit.yaml", change) for change in changes]
    when = datetime.datetime.now().isoformat(timespec="seconds")
    made = edit(folder, steps, what, when)
    return made.findings
