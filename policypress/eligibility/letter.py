"""不予支持告知书: one applicant, one measure, refused — the letter, from the same record as
the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from policypress.compose.compose import Composer, Job
from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.sandbox.template import Template, load_templates
from policypress.compose.views.context import Context
from policypress.document import Document, Origin
from policypress.eligibility.answers import answer_text
from policypress.eligibility.logic import Verdict, fields
from policypress.eligibility.result import (
    ConditionResult,
    Result,
    SupportResult,
)
from policypress.findings import Finding, Place
from policypress.source.model import Policy, Support

_FOLDER, _NAME = "_letters", "refusal"


def refusal(
    policy: Policy,
    templates: Path,
    rules: dict[str, Any],
    applicant: str,
    answers: dict[str, Any],
    result: Result,
    measure: str,
) -> tuple[Document | None, list[Finding]]:
    """The letter, or why there is none. measure: an id of the policy; answers: those
    the result was made from."""
    found = result[measure]
    if found.verdict != "no":
        title = policy.measures[measure].title
        return None, [_not_refused(title, found.verdict)]
    template, findings = _template(templates)
    if template is None:
        return None, findings
    composer = Composer(policy, templates)
    reasons = list(
        _Reasons(composer.context, rules, answers, measure).of(result)
    )
    changes = (
        [answer.text for answer in found.change.answers]
        if found.change
        else []
    )
    composer.context.template_names["letter"] = SimpleNamespace(
        applicant=applicant or "申请人", reasons=reasons, changes=changes
    )
    document = composer.compose(Job(template, measure))
    return document, findings + composer.all_findings()


def _not_refused(title: str, verdict: Verdict) -> Finding:
    """The finding for a letter about a measure that was not refused."""
    why = "还不能确定，尚有问题未回答"
    if verdict == "yes":
        why = "可以申报"
    return Finding(
        "not-refused",
        f"按填报内容，{title}{why}，不能出具不予支持告知书",
        Place("--letter"),
        "不加 --letter 可查看测算结果",
    )


class _Reasons:
    """Each condition that is not met: what it says, what was answered, and the clause
    it rests on, word for word."""

    def __init__(
        self,
        context: Context,
        rules: dict[str, Any],
        answers: dict[str, Any],
        measure: str,
    ) -> None:
        self._context = context
        self._rules = rules
        self._answers = answers
        self._measure = measure
        self._questions = {
            question["id"]: question for question in rules["questions"]
        }
        self._quoted: set[str] = set()

    def of(self, result: Result) -> Iterator[SimpleNamespace]:
        """The reasons of the letter: those of all measures, of this one, of its
        supports."""
        measures = {one["id"]: one for one in self._rules["measures"]}
        rule, found = measures[self._measure], result[self._measure]
        policy = self._context.policy
        node = policy.measures[self._measure]
        general, own = self._rules["general"], rule["conditions"]
        common = [
            *self._failed(general, result.general, policy.meta.conditions),
            *self._failed(own, found.conditions, node.conditions),
        ]
        yield from common
        # What was applied for fails by these alone; what else the measure gives is
        # beside the point.
        if common and any(map(_would_be_open, found.supports)):
            return
        for support_rule, one in zip(
            rule["supports"], found.supports, strict=True
        ):
            support = node.supports[support_rule["id"]]
            conditions = support_rule["conditions"]
            yield from self._failed(
                conditions, one.conditions, support.conditions, support
            )

    def _failed(
        self,
        rules: list[dict[str, Any]],
        results: tuple[ConditionResult, ...],
        nodes: dict[str, Any],
        support: Support | None = None,
    ) -> Iterator[SimpleNamespace]:
        """One reason for each condition that does not hold, as the template names it."""
        for rule, one in zip(rules, results, strict=True):
            if one.verdict == "no":
                citation, clause = self._clause(rule["clause"])
                yield SimpleNamespace(
                    condition=self._condition_text(rule, nodes, support),
                    citation=citation,
                    clause=clause,
                    support=support.name if support else "",
                    situation=self._situation(rule),
                )

    def _situation(self, rule: dict[str, Any]) -> str:
        """What the applicant answered: 注册资本：50万元，失信记录：有."""
        given = []
        for field in fields(rule):
            question = self._questions[field]
            answer = answer_text(question, self._answers[field])
            given.append(f"{question['label']}：{answer}")
        return "，".join(given)

    def _condition_text(
        self,
        rule: dict[str, Any],
        nodes: dict[str, Any],
        support: Support | None,
    ) -> Marked | Sourced:
        """A condition in words; one that an amount brings with it has those of the
        rules."""
        node = nodes.get(rule["id"])
        if node is not None:
            scope = self._context.measure_views[self._measure].scope
            return self._context.condition(node, scope)
        assert support, (
            "only an amount brings conditions that are not written out"
        )
        amount = support.amount
        return Sourced(rule["text"], Origin(amount.path, amount.place))

    def _clause(self, path: str) -> tuple[str, list[Any]]:
        """How the clause is cited, and its lines as views; none when an earlier
        reason has quoted them."""
        if not path:
            return "", []
        clause = self._rules["clauses"][path]
        citation, wanted = clause["citation"], clause["paragraph"]
        if path in self._quoted:
            return citation, []
        self._quoted.add(path)
        lines = self._context.views[clause["of"]].lines
        return citation, [one for one in lines if _stands_in(one.id, wanted)]


def _stands_in(line: str, wanted: str) -> bool:
    """Whether a line belongs to a paragraph or item; "" is the whole provision."""
    return not wanted or line == wanted or line.startswith(f"{wanted}.")


def _would_be_open(support: SupportResult) -> bool:
    """Whether none of a support's own conditions is refused."""
    return all(one.verdict != "no" for one in support.conditions)


def _template(templates: Path) -> tuple[Template | None, list[Finding]]:
    """The letter's template: it stands apart from those of the document set."""
    place = Place(f"templates/{_FOLDER}/{_NAME}.md")
    kinds, findings = load_templates(templates / _FOLDER)
    template = next((kind for kind in kinds if kind.name == _NAME), None)
    if template is not None:
        found = [_in_file(finding, place.file) for finding in findings]
        return replace(template, name=f"{_FOLDER}/{_NAME}", place=place), found
    if findings:
        return None, [_in_file(finding, place.file) for finding in findings]
    hint = "从 policypress 的原件恢复这个文件"
    return None, [Finding("missing-file", "找不到告知书的模板", place, hint)]


def _in_file(finding: Finding, file: str) -> Finding:
    return replace(finding, place=replace(finding.place, file=file))
