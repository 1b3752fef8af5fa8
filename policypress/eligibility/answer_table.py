"""A table of an answer file (表): a list of rows, each a mapping of its columns."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.answer_findings import (
    answered_twice,
    misunderstood,
    unknown_field,
)
from policypress.eligibility.answers import (
    MOST_ROWS,
    NONE_WORDS,
    by_name,
    parse,
)
from policypress.findings import Finding
from policypress.source.reading.yaml_file import Read

Row = dict[str, Any]
_UNKNOWN = ("", "未知", "不清楚")
_HINT = "一项写一行，每行以“- ”开头，如 - {栏目: 值, 栏目: 值}；没有的写“无”"


def read_table(
    thing: Row,
    written: Any,
    source: Read,
    loc: tuple[Any, ...],
) -> tuple[list[Row] | None, list[Finding]]:
    """The rows by the ids of their columns; None when it is no table. loc: where it
    stands in the file."""
    if written in NONE_WORDS or written == []:
        return [], []
    if not isinstance(written, list):
        message = f"“{thing['label']}”是一张表，应逐项填写"
        place = source.places[loc]
        return None, [
            Finding(
                "not-a-table",
                message,
                place,
                _HINT,
            )
        ]
    most = thing.get("most") or MOST_ROWS
    if len(written) > most:
        message = f"“{thing['label']}”最多填{most}行，写了{len(written)}行"
        place = source.places[(*loc, most)]
        return None, [
            Finding(
                "too-many-rows",
                message,
                place,
                "删去多余的行",
            )
        ]
    rows: list[Row] = []
    findings: list[Finding] = []
    for at, row in enumerate(written):
        found, mistakes = _row(
            thing,
            row,
            source,
            (*loc, at),
        )
        rows.append(found)
        findings += mistakes
    return rows, findings


def _row(
    thing: Row,
    written: Any,
    source: Read,
    loc: tuple[Any, ...],
) -> tuple[Row, list[Finding]]:
    """One row; what was not understood stays open."""
    if not isinstance(written, dict):
        message = f"“{thing['label']}”的这一行应由“栏目: 值”组成"
        return {}, [
            Finding(
                "not-a-row",
                message,
                source.places[loc],
                _HINT,
            )
        ]
    named = by_name(thing["columns"])
    found: Row = {}
    findings: list[Finding] = []
    seen: set[str] = set()
    for key, value in written.items():
        here = (*loc, key)
        column = named.get(key)
        if column is None:
            where = f"“{thing['label']}”"
            findings.append(
                unknown_field(
                    key,
                    named,
                    source.keys[here],
                    where,
                )
            )
        elif column["id"] in seen:
            findings.append(answered_twice(column, source.keys[here]))
        elif value not in _UNKNOWN:
            seen.add(column["id"])
            words = joined(column, value)
            answer = parse(column, words) if isinstance(words, str) else None
            if answer is None:
                findings.append(
                    misunderstood(column, value, source.places[here])
                )
            else:
                found[column["id"]] = answer
    return found, findings


def joined(asked: dict[str, Any], written: Any) -> Any:
    """A YAML list of choices as words, where several may be chosen."""
    if not asked.get("several") or not isinstance(written, list):
        return written
    if not all(isinstance(one, str) for one in written):
        return written
    return "、".join(written) or "无"
