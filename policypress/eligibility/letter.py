"""不予支持告知书: one applicant, one measure, refused — the letter, from the same record as
the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from policypress.compose.compose import Composer, Job
from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.sandbox.template import Template, load_templates
from policypress.compose.views.context import Context
from policypress.document import Document, Origin
from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.given import Given
from policypress.eligibility.letter_view import letter_view, missing
from policypress.eligibility.ranked_out import RankedOut, ranked_out
from policypress.eligibility.refused import (
    conditions_of,
    reasons_of,
    refused_rows,
    row_conditions_of,
)
from policypress.eligibility.result import (
    ConditionResult,
    Result,
    RowResult,
    SupportResult,
    Verdict,
)
from policypress.findings import Finding, Place
from policypress.source.model import ConditionNode, Policy, Support

_FOLDER, _NAME = "_letters", "refusal"


def refusal(
    policy: Policy,
    templates: Path,
    rules: dict[str, Any],
    given: AnswerFile,
    result: Result,
    measure: str,
) -> tuple[Document | None, list[Finding]]:
    """The letter, or why there is none. given: the answers that the result was made from,
    with the application; measure: an id of the policy."""
    found = result[measure]
    node = policy.measures[measure]
    ranked: RankedOut | None = None
    if found.verdict == "yes" and given.application.ranking:
        out = ranked_out(node, given.application)
        if isinstance(out, Finding):
            return None, [out]
        ranked = out
    if found.verdict != "no" and ranked is None:
        return None, [_not_refused(node.called, found.verdict)]
    template, findings = _template(templates)
    if template is None:
        return None, findings
    composer = Composer(policy, templates)
    reading = _Reasons(composer.context, rules, given.answers, measure)
    reasons = [reading.of_rank(ranked)] if ranked else [*reading.of(result)]
    composer.context.template_names["letter"] = letter_view(
        policy,
        given,
        reasons,
        found.change,
        ranked is not None,
    )
    document = composer.compose(Job(template, measure))
    findings += missing(policy, given.application)
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
        """measure: id of the one that was refused."""
        self._context = context
        self._rules = rules
        self._given = Given(rules, answers)
        self._measure = measure
        self._nodes = {
            node.path: node for node in _conditions(context.policy, measure)
        }
        self._quoted: set[str] = set()

    def of(self, result: Result) -> Iterator[SimpleNamespace]:
        """The reasons of the letter: those of all measures, of this one, of its
        supports."""
        measures = {one["id"]: one for one in self._rules["measures"]}
        rule, found = measures[self._measure], result[self._measure]
        policy = self._context.policy
        supports = policy.measures[self._measure].supports
        common = [
            *self._standing(rule, "general", result.general),
            *self._standing(rule, "exclusions", result.exclusions),
            *self._failed(rule["conditions"], found.conditions),
        ]
        yield from common
        # What was applied for fails by these alone; what else the measure gives is
        # beside the point.
        if common and any(map(_would_be_open, found.supports)):
            return
        rows = refused_rows(rule, found)
        for support_rule, one in zip(
            rule["supports"],
            found.supports,
            strict=True,
        ):
            support = supports[support_rule["id"]]
            refused = rows.get(support_rule["id"], [])
            yield from self._of_support(
                support_rule,
                one,
                support,
                refused,
            )

    def of_rank(self, out: RankedOut) -> SimpleNamespace:
        """The reason of one who was not chosen, with the clause of the support."""
        rules = {one["id"]: one for one in self._rules["measures"]}
        supports = {one["id"]: one for one in rules[self._measure]["supports"]}
        rule = supports[out.support.key]
        citation, clause = self._clause(rule["clause"])
        return SimpleNamespace(
            condition=Marked(out.condition),
            citation=citation,
            clause=clause,
            support=out.support.name,
            situation=Marked(out.situation),
        )

    def _standing(
        self,
        measure: dict[str, Any],
        kind: str,
        results: tuple[ConditionResult, ...],
    ) -> Iterator[SimpleNamespace]:
        """The reasons that stand before all measures, without what this one sets
        aside."""
        for rule, one in zip(self._rules[kind], results, strict=True):
            if rule["id"] in measure["set_aside"]:
                continue
            for reason in self._failed([rule], (one,)):
                if kind == "exclusions":
                    words = f"属于不予支持的情形：{reason.condition}"
                    reason.condition = Marked(words)
                yield reason

    def _of_support(
        self,
        rule: dict[str, Any],
        one: SupportResult,
        support: Support,
        rows: list[RowResult],
    ) -> Iterator[SimpleNamespace]:
        """The reasons of a support: of all of it, then of each of its rows."""
        of_rows = row_conditions_of(rule) if one.rows else []
        for condition, found in zip(
            conditions_of(rule),
            one.conditions,
            strict=True,
        ):
            if condition not in of_rows and found in reasons_of(
                one.conditions
            ):
                reasons = self._failed([condition], (found,), support)
                yield from _reckoned(reasons, one)
        for row in rows:
            place = (rule["for_each"], row.row)
            shown = reasons_of(row.conditions)
            for condition, found in zip(of_rows, row.conditions, strict=True):
                if found in shown:
                    reasons = self._failed(
                        [condition],
                        (found,),
                        support,
                        place,
                    )
                    yield from _reckoned(reasons, row)

    def _failed(
        self,
        rules: list[dict[str, Any]],
        results: tuple[ConditionResult, ...],
        support: Support | None = None,
        row: tuple[str, int] | None = None,
    ) -> Iterator[SimpleNamespace]:
        """One reason for each condition that does not hold, as the template names
        it. row: the table and the place of the row it is about."""
        for rule, one in zip(rules, results, strict=True):
            if one.verdict == "no":
                citation, clause = self._clause(rule["clause"])
                yield SimpleNamespace(
                    condition=self._condition_text(rule, support, row),
                    citation=citation,
                    clause=clause,
                    support=support.name if support else "",
                    situation=self._situation(rule, row),
                )

    def _situation(
        self,
        rule: dict[str, Any],
        row: tuple[str, int] | None,
    ) -> str:
        """What the applicant answered: 注册资本：50万元，失信记录：有; before it
        the row it is about."""
        thing, place = row or (None, None)
        given = self._given.of_condition(rule, thing, place)
        if thing is not None and place is not None:
            given.insert(0, self._given.row_name(thing, place))
        return "，".join(given)

    def _condition_text(
        self,
        rule: dict[str, Any],
        support: Support | None,
        row: tuple[str, int] | None,
    ) -> Marked | Sourced:
        """A condition in words; one that a support or an amount brings with it has
        those of the rules."""
        node = self._nodes.get(rule["path"])
        if node is not None:
            scope = self._context.measure_views[self._measure].scope
            thing = support.for_each if support else None
            return self._context.condition(node, scope, thing)
        home = support.amount if support else None
        if home is None:
            meta = self._context.policy.meta
            return Sourced(rule["text"], Origin(meta.path, meta.place))
        text = self._given.text_of(rule, *(row or ()))
        return Sourced(text, Origin(home.path, home.place))

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


def _reckoned(
    reasons: Iterator[SimpleNamespace],
    one: SupportResult | RowResult,
) -> Iterator[SimpleNamespace]:
    """The reasons, with the arithmetic where an amount comes to nothing."""
    said = "；".join([step.text for step in one.steps])
    for reason in reasons:
        if said:
            reason.situation += f"。计算过程：{said}"
        yield reason


def _stands_in(line: str, wanted: str) -> bool:
    """Whether a line belongs to a paragraph or item; "" is the whole provision."""
    return not wanted or line == wanted or line.startswith(f"{wanted}.")


def _conditions(
    policy: Policy,
    measure: str,
) -> Iterator[ConditionNode]:
    """Every condition that can refuse a measure, as the policy has it."""
    yield from policy.meta.conditions.values()
    yield from policy.meta.exclusions.values()
    for group in policy.meta.groups.values():
        yield from group.conditions.values()
    for conditions in policy.measures[measure].condition_groups():
        yield from conditions.values()


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
    return None, [
        Finding(
            "missing-file",
            "找不到告知书的模板",
            place,
            hint,
        )
    ]


def _in_file(finding: Finding, file: str) -> Finding:
    return replace(finding, place=replace(finding.place, file=file))
