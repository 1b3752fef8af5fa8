"""Comments of a returned file as opinions on the draft (意见登记): a file of `reviews/` for
each person, to be answered there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from policypress.edit import Add, Edit, NewFile
from policypress.edit.edit import Step
from policypress.edit.emit import entry
from policypress.review import leaning
from policypress.review.basis import Files
from policypress.review.remarks import Said
from policypress.review.sources import node_of
from policypress.source.clause_digest import clause_digest
from policypress.source.opinion_places import numbered_as
from policypress.word.remarks import Remark

FOLDER = "reviews"
_WAY = "Word 批注"
_SOMEBODY = "审阅人"
_DAY = re.compile(r"(\d{4})[-年](\d{1,2})[-月](\d{1,2})")
_NOT_IN_ID = re.compile(r"[^a-z0-9\u3400-\u4dbf\u4e00-\u9fff_-]")
_LONGEST = 30  # characters of a name in an id


def registered(
    remarks: Sequence[Said],
    files: Files,
    clauses: dict[str, str],
) -> Iterator[Step]:
    """The steps that enter comments; those that stand in the register already are left
    out.

    clauses: the prose of each clause by its id (patent-award.main).
    """
    by_person: dict[str, list[Said]] = {}
    for said in remarks:
        by_person.setdefault(said.remark.author or _SOMEBODY, []).append(said)
    for person, some in by_person.items():
        date = min(
            (one.remark.date for one in some if one.remark.date),
            default="",
        )
        name = f"{FOLDER}/{identity(person, date)}"
        known = files.data(name)
        opinions = {
            files.free_key((name, ("opinions",)), "o"): _opinion(
                said,
                files,
                clauses,
            )
            for said in some
            if not _is_known(said, known)
        }
        yield from _entered(name, known, person, date, opinions)


def identity(person: str, date: str) -> str:
    """The name of a person's file: 2026-11-28-张三. date: 2026-11-28…, 2026年11月28日 or
    "" for none."""
    found = _DAY.match(date)
    day = "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else ""
    who = _NOT_IN_ID.sub("", person.lower())[:_LONGEST].strip("-_") or "x"
    if not re.match(r"[a-z\u3400-\u9fff]", who):
        who = f"x{who}"
    return f"{day}-{who}".lstrip("-")


def file_text(content: dict[str, Any]) -> str:
    """A new file of the register."""
    lines = (entry(key, value, 0, "\n") for key, value in content.items())
    return "".join(lines)


def _is_known(said: Said, known: Any) -> bool:
    """Whether a comment stands in the register."""
    opinions = (known or {}).get("opinions") or {}
    return any(
        _unbroken(one.get("text", "")) == _unbroken(_text(said))
        and one.get("words", "") == said.words
        for one in opinions.values()
        if isinstance(one, dict)
    )


def _entered(
    name: str,
    known: Any,
    person: str,
    date: str,
    opinions: dict[str, dict[str, str]],
) -> Iterator[Step]:
    """The steps that put opinions into a file, or make it."""
    if not opinions:
        return
    if known is not None:
        for key, value in opinions.items():
            yield Edit(f"{name}.yaml", Add(("opinions",), key, value))
        return
    content: dict[str, Any] = {"who": person}
    found = _DAY.match(date)
    if found:
        year, month, day = (int(part) for part in found.groups())
        content["date"] = f"{year}年{month}月{day}日"
    content["way"] = _WAY
    content["opinions"] = opinions
    yield NewFile(f"{name}.yaml", file_text(content))


def _opinion(
    said: Said,
    files: Files,
    clauses: dict[str, str],
) -> dict[str, str]:
    """A comment as data."""
    about = _about(said.node, files)
    found: dict[str, str] = {}
    if about in clauses:
        found["about"] = about
    elif said.node and numbered_as(said.node) != said.node:
        found["about"] = said.node
    if said.words.strip():
        found["words"] = said.words
    found["text"] = _text(said)
    if about in clauses:
        found["seen"] = clause_digest(clauses[about])
    return found


def _about(path: str, files: Files) -> str:
    """The id of the clause at a path: patent-award.main; "" for what is no clause."""
    where = node_of(path, files.data)
    if where is None:
        return ""
    name, loc = where
    provision = name.rpartition("/")[2]
    if loc[:1] == ("articles",) and len(loc) > 1:
        provision = str(loc[1])
    clause = leaning.split_key(where)
    return f"{provision}.{clause[1]}" if clause and clause[1] else provision


def _text(said: Said) -> str:
    """What somebody said, and what was answered in the file."""
    words = [said.remark.text, *(_answer(one) for one in said.answers)]
    return "\n\n".join(
        line for word in words for line in word.split("\n") if line.strip()
    )


def _unbroken(words: str) -> str:
    """Words without blanks: another file may break its lines elsewhere."""
    return "".join(words.split())


def _answer(remark: Remark) -> str:
    """An answer with who gave it."""
    return f"（{remark.author}答：{remark.text}）"
