"""Opinions of a table entered in the register (意见登记): a new one in the file of who gave
it; of one that stands there already only what has been decided since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from policypress.edit import Add, Edit, NewFile, Put
from policypress.edit.edit import Step
from policypress.findings import Finding, Place
from policypress.review.basis import Files
from policypress.review.opinion_rows import OpinionRow
from policypress.review.register import FOLDER, file_text, identity
from policypress.source.clause_digest import clause_digest

_LETTER = "来函"
_WHOLE = ("", "全文", "总体", "整体", "通篇", "文件")


class Entered(Struct):
    """What becomes of the rows of tables. new, answered, same: how many are new, have
    an answer now, and stand there already; findings: warnings."""

    steps: list[Step] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    new: int = 0
    answered: int = 0
    same: int = 0


class _Known(Struct):
    """An opinion of the register: file, key and data."""

    file: str
    key: str
    data: dict[str, Any]


def entered(
    rows: Sequence[OpinionRow],
    files: Files,
    clauses: dict[str, str],
    clause_of: Callable[[str], str],
) -> Entered:
    """The steps that enter the rows of tables.

    clauses: the prose of each clause by its id; clause_of: the id of a clause by the
    words in which people name it, "" for none.
    """
    made = Entered()
    known = list(_registered(files))
    new: dict[str, dict[str, Any]] = {}
    for row in rows:
        about = _about(row, clauses, clause_of, made)
        same = [one for one in known if _is_same(one, row, files)]
        if same:
            _answered(same[0], row, made)
            continue
        home = _home(row, files)
        opinion = _opinion(row, about, clauses)
        key = files.free_key((home, ("opinions",)), "o")
        made.new += 1
        if files.data(home) is not None:
            step = Edit(f"{home}.yaml", Add(("opinions",), key, opinion))
            made.steps.append(step)
            continue
        content = new.setdefault(home, _headed(row))
        content["opinions"][key] = opinion
    for home, content in new.items():
        made.steps.append(NewFile(f"{home}.yaml", file_text(content)))
    return made


def _registered(files: Files) -> Iterator[_Known]:
    """Every opinion that stands in the register."""
    for name in files.ids():
        if not name.startswith(f"{FOLDER}/"):
            continue
        opinions = (files.data(name) or {}).get("opinions")
        if isinstance(opinions, dict):
            for key, data in opinions.items():
                yield _Known(name, key, data)


def _is_same(
    known: _Known,
    row: OpinionRow,
    files: Files,
) -> bool:
    """Whether a row is an opinion of the register: of the same body, in the same words,
    as it came or as our own table prints it."""
    if (files.data(known.file) or {}).get("who") != row.who:
        return False
    text = known.data.get("text", "")
    words = known.data.get("words", "")
    ways = (text, f"对“{words}”：{text}")
    placed = f"（{row.about}）{row.text}"
    return any(
        _plain(one) in (_plain(row.text), _plain(placed)) for one in ways
    )


def _plain(text: str) -> str:
    """Words without blanks."""
    return "".join(text.split())


def _answered(
    known: _Known,
    row: OpinionRow,
    made: Entered,
) -> None:
    """Adds what has been decided on an opinion since it was entered; what was decided
    otherwise before stays, and is said."""
    answer = known.data.get("answer", "")
    if not row.answer or answer == row.answer:
        made.same += 1
        return
    if answer:
        where = row.cells["answer"].where
        message = f"{where}：这条意见在 {known.file}.yaml 里已经另有采纳情况，没有改它"
        hint = "核对后在那里改 answer 和 reason"
        made.findings.append(
            Finding(
                "answer-differs",
                message,
                Place(row.file),
                hint,
                "warning",
            )
        )
        return
    made.answered += 1
    loc = ("opinions", known.key)
    for key, value in (("answer", row.answer), ("reason", row.reason)):
        if not value:
            continue
        is_there = key in known.data
        put = Put((*loc, key), value) if is_there else Add(loc, key, value)
        made.steps.append(Edit(f"{known.file}.yaml", put))


def _about(
    row: OpinionRow,
    clauses: dict[str, str],
    clause_of: Callable[[str], str],
    made: Entered,
) -> str:
    """The id of the clause that a row is about, "" for the whole text; a warning where
    its words name none."""
    if row.about in _WHOLE:
        return ""
    found = row.about if row.about in clauses else clause_of(row.about)
    if not found:
        where = row.cells["about"].where
        message = f"{where}：没有条文“{row.about}”，记作对全文的意见"
        hint = "写第三条、第三条第二款第（一）项这样的编号，或者条文标识"
        made.findings.append(
            Finding(
                "unknown-clause",
                message,
                Place(row.file),
                hint,
                "warning",
            )
        )
    return found


def _opinion(
    row: OpinionRow,
    about: str,
    clauses: dict[str, str],
) -> dict[str, str]:
    """A row as data of the register."""
    is_lost = not about and row.about not in _WHOLE
    text = f"（{row.about}）{row.text}" if is_lost else row.text
    found = {"about": about, "text": text, "answer": row.answer}
    found["reason"] = row.reason
    if about and not row.answer:
        # What is adopted already has changed the clause already.
        found["seen"] = clause_digest(clauses[about])
    return {key: value for key, value in found.items() if value}


def _home(row: OpinionRow, files: Files) -> str:
    """The file in which an opinion is entered: the one of the same body and day, or a
    new one."""
    for name in files.ids():
        if not name.startswith(f"{FOLDER}/"):
            continue
        data = files.data(name) or {}
        is_day = row.date in ("", data.get("date", ""))
        if data.get("who") == row.who and is_day:
            return name
    return f"{FOLDER}/{identity(row.who, row.date)}"


def _headed(row: OpinionRow) -> dict[str, Any]:
    """What stands at the top of a new file."""
    found: dict[str, Any] = {"who": row.who}
    if row.date:
        found["date"] = row.date
    found["way"] = row.way or _LETTER
    found["opinions"] = {}
    return found
