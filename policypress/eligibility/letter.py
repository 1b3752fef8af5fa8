"""不予支持告知书: one applicant, one measure, refused — the letter, from the same record as the verdict."""

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
from policypress.eligibility.answers import say
from policypress.eligibility.logic import fields
from policypress.eligibility.result import ConditionResult, Result
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
    """The letter, or why there is none. measure: an id of the policy; answers: those the result was made from."""
    found = result[measure]
    if found.verdict != "no":
        why = "可以申报" if found.verdict == "yes" else "还不能确定，尚有问题未回答"
        return None, [
            Finding(
                "not-refused",
                f"按填报内容，{policy.measures[measure].title}{why}，不能出具不予支持告知书",
                Place("--letter"),
                "不加 --letter 可查看测算结果",
            )
        ]
    template, findings = _template(templates)
    if template is None:
        return None, findings
    composer = Composer(policy, templates)
    reasons = list(_Reasons(composer.context, rules, answers, measure).of(result))
    changes = [answer.text for answer in found.change.answers] if found.change else []
    composer.context.template_names["letter"] = SimpleNamespace(
        applicant=applicant or "申请人", reasons=reasons, changes=changes
    )
    document = composer.compose(Job(template, measure))
    return document, findings + composer.all_findings()


class _Reasons:
    """Each condition that is not met: what it says, what was answered, and the clause it rests on, word for word."""

    def __init__(
        self,
        context: Context,
        rules: dict[str, Any],
        answers: dict[str, Any],
        measure: str,
    ) -> None:
        self._context, self._rules, self._answers, self._measure = (
            context,
            rules,
            answers,
            measure,
        )
        self._questions = {question["id"]: question for question in rules["questions"]}
        self._quoted: set[str] = set()

    def of(self, result: Result) -> Iterator[SimpleNamespace]:
        rule = next(
            one for one in self._rules["measures"] if one["id"] == self._measure
        )
        found, policy = result[self._measure], self._context.policy
        node = policy.measures[self._measure]
        common = [
            *self._failed(
                self._rules["general"], result.general, policy.meta.conditions
            ),
            *self._failed(rule["conditions"], found.conditions, node.conditions),
        ]
        yield from common
        if common and any(
            all(own.verdict != "no" for own in one.conditions) for one in found.supports
        ):
            return  # what was applied for fails by these alone; what else the measure gives is beside the point
        for support, one in zip(rule["supports"], found.supports):
            own = node.supports[support["id"]]
            yield from self._failed(
                support["conditions"], one.conditions, own.conditions, own
            )

    def _failed(
        self,
        rules: list[dict[str, Any]],
        results: tuple[ConditionResult, ...],
        nodes: dict[str, Any],
        support: Support | None = None,
    ) -> Iterator[SimpleNamespace]:
        for rule, one in zip(rules, results):
            if one.verdict == "no":
                citation, clause = self._clause(rule["clause"])
                given = [
                    (self._questions[field], self._answers[field])
                    for field in fields(rule)
                ]
                yield SimpleNamespace(
                    condition=self._words(rule, nodes, support),
                    citation=citation,
                    clause=clause,
                    support=support.name if support else "",
                    situation="，".join(
                        f"{question['label']}：{say(question, answer)}"
                        for question, answer in given
                    ),
                )

    def _words(
        self, rule: dict[str, Any], nodes: dict[str, Any], support: Support | None
    ) -> Marked | Sourced:
        node = nodes.get(rule["id"])
        if node is not None:
            scope = self._context.measure_views[self._measure].scope
            return self._context.condition(node, scope)
        assert support, "only an amount brings conditions that are not written out"
        return Sourced(rule["text"], Origin(support.amount.path, support.amount.place))

    def _clause(self, path: str) -> tuple[str, list[Any]]:
        """How the clause is cited, and its paragraphs as views; none when an earlier reason has quoted them."""
        if not path:
            return "", []
        clause = self._rules["clauses"][path]
        if path in self._quoted:
            return clause["citation"], []
        self._quoted.add(path)
        homes = [*self._context.measures, *self._context.articles]
        paragraphs = next(home.paragraphs for home in homes if home.id == clause["of"])
        return clause["citation"], [
            one for one in paragraphs if clause["paragraph"] in ("", one.id)
        ]


def _template(templates: Path) -> tuple[Template | None, list[Finding]]:
    """The letter's template: it stands apart from those of the document set."""
    place = Place(f"templates/{_FOLDER}/{_NAME}.md")
    kinds, findings = load_templates(templates / _FOLDER)
    found = [replace(f, place=replace(f.place, file=place.file)) for f in findings]
    template = next((kind for kind in kinds if kind.name == _NAME), None)
    if template is None:
        return None, found or [
            Finding(
                "missing-file",
                "找不到告知书的模板",
                place,
                "从 policypress 的原件恢复这个文件",
            )
        ]
    return replace(template, name=f"{_FOLDER}/{_NAME}", place=place), found
