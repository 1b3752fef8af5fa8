"""What an applicant answered, beside the condition it bears on (填报情况)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.eligibility.answers import answer_text, known, row_text
from policypress.eligibility.parts import columns_outside_tables
from policypress.eligibility.refused import words_of
from policypress.rules import (
    Scope,
    compile_condition,
    compile_number,
    fields_of,
)

Rule = dict[str, Any]


class Given:
    """The answers in words. rules: as `export` gives them; answers: of one
    applicant."""

    def __init__(
        self,
        rules: Rule,
        answers: dict[str, Any],
    ) -> None:
        """Answers that a question does not accept count as none."""
        self._questions = {one["id"]: one for one in rules["questions"]}
        self._things = {one["id"]: one for one in rules.get("things", ())}
        self._answers = known(rules, answers)

    def of_condition(
        self,
        rule: Rule,
        thing: str | None = None,
        row: int | None = None,
    ) -> list[str]:
        """注册资本：50万元 — what was answered to each question of a condition, in
        the row of a table where it is about one."""
        node = rule["holds"]
        found = [*self._fields(node), *self._columns(node, thing, row)]
        return list(dict.fromkeys(found))

    def text_of(
        self,
        rule: Rule,
        thing: str | None = None,
        row: int | None = None,
    ) -> str:
        """What a condition says that is not met, in the row of a table where it is about
        one."""
        scope = Scope(self._answers)
        if thing is not None and row is not None:
            scope = scope.inside(thing, self._answers[thing][row])
        return words_of(rule, scope)

    def why_open(
        self,
        rule: Rule,
        thing: str | None = None,
        row: int | None = None,
    ) -> str:
        """What keeps a condition open whatever is answered: 除数为0，不能测算; "" where
        nothing does."""
        scope = Scope(self._answers)
        if thing is not None and row is not None:
            scope = scope.inside(thing, self._answers[thing][row])
        found = dict.fromkeys(_undecided(rule["holds"], scope))
        return "，".join(found)

    def row_name(self, thing: str, row: int) -> str:
        """获奖专利第2项（中国专利金奖）."""
        label = self._things[thing]["label"]
        words = row_text(self._things[thing], self._answers[thing][row])
        name = f"{label}第{row + 1}项"
        return f"{name}（{words}）" if words else name

    def column_label(
        self,
        thing: str,
        row: int,
        name: str,
    ) -> str:
        """“获奖专利”第2项的奖项."""
        column = self._column(thing, name)
        return (
            f"“{self._things[thing]['label']}”第{row + 1}项的{column['label']}"
        )

    def question_line(self, item: Rule) -> str:
        """A question in full, by its id (engine.open_questions)."""
        field = item["field"]
        if "row" in item:
            column = self._column(field, item["column"])
            label = self.column_label(field, item["row"], item["column"])
            return f"{label}（{field}）：{column['question']}"
        if field in self._things:
            thing = self._things[field]
            return f"{thing['label']}（{field}）：{thing['ask']}"
        question = self._questions[field]
        return f"{question['label']}（{field}）：{question['question']}"

    def _column(self, thing: str, name: str) -> Rule:
        columns = self._things[thing]["columns"]
        return next(one for one in columns if one["id"] == name)

    def _fields(self, node: Any) -> Iterator[str]:
        """Questions with their answers, tables with the number of rows."""
        for name in fields_of(node):
            if name in self._things:
                yield self._table_text(name, node)
            elif name in self._questions:
                question = self._questions[name]
                answer = answer_text(question, self._answers.get(name))
                yield f"{question['label']}：{answer}"

    def _table_text(self, name: str, node: Any) -> str:
        """How many rows a table was given, and how many of them a condition counts."""
        rows = self._answers.get(name)
        label = self._things[name]["label"]
        unit = self._things[name].get("unit") or "项"
        if rows is None:
            return f"{label}：未填写"
        if not rows:
            return f"{label}：无"
        counted = self._counted(name, node)
        if counted is None or counted == len(rows):
            return f"{label}：{len(rows)}{unit}"
        return f"{label}：{len(rows)}{unit}，计入{counted}{unit}"

    def _counted(self, thing: str, node: Any) -> int | None:
        """How many rows of a table a condition counts; None where it counts all of
        them, or in several ways."""
        wheres = list(_counted_by(node, thing))
        first = wheres[0] if wheres else True
        if first is True or any(one != first for one in wheres):
            return None
        holds = compile_condition(first)
        scope = Scope(self._answers)
        rows = [scope.inside(thing, row) for row in self._answers[thing]]
        return len([row for row in rows if holds(row) == "yes"])

    def _columns(
        self,
        node: Any,
        thing: str | None,
        row: int | None,
    ) -> Iterator[str]:
        """Columns with what the row answers."""
        if thing is None or row is None:
            return
        answers = self._answers[thing][row]
        columns = {one["id"]: one for one in self._things[thing]["columns"]}
        for name in dict.fromkeys(columns_outside_tables(node)):
            if name in columns:
                answer = answer_text(columns[name], answers.get(name))
                yield f"{columns[name]['label']}：{answer}"


def _counted_by(node: Any, thing: str) -> Iterator[Any]:
    """What each look into a table asks of its rows."""
    if isinstance(node, dict):
        if thing in (node.get("rows"), node.get("exists")):
            yield node.get("where", True)
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from _counted_by(one, thing)


def _undecided(node: Any, scope: Scope) -> Iterator[str]:
    """What the comparisons of a condition leave open with every answer; what they ask of
    the rows of a table is not looked at."""
    if not isinstance(node, dict) or "exists" in node:
        return
    if "compare" in node:
        left, _, right = node["compare"]
        for one in (left, right):
            yield from compile_number(one)(scope).undecided
    for key in ("all", "any", "of", "not"):
        parts = node.get(key, [])
        for part in parts if isinstance(parts, list) else [parts]:
            yield from _undecided(part, scope)
