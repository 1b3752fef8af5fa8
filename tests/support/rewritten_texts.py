"""Texts of clauses and what a legislator may make of them: moved, parted, joined, with other
amounts, renumbered; the same for the same seed.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from policypress.language.numerals import article, to_chinese

Clauses = list[list[str]]  # each clause as its 款

_WHO = ("区主管部门", "市场监督管理部门", "申请人", "经营主体", "监督检查人员")
_DOES = (
    "应当按照规定的程序提交材料",
    "负责指导和监督本行政区域内的相关工作",
    "应当如实记录办理的情况并且归档保存",
    "可以委托专业机构进行评估",
    "应当依法公开办事的条件和结果",
    "不得向企业收取任何费用",
)
_THEN = (
    "逾期不改正的，处{}万元的罚款",
    "期限为{}个工作日",
    "具体办法由市人民政府另行制定",
    "法律、行政法规另有规定的，从其规定",
    "并在{}日内书面告知当事人",
)


def _sentence(random: Random) -> str:
    """A sentence of an official text."""
    who, does, then = map(random.choice, (_WHO, _DOES, _THEN))
    amount = to_chinese(random.randrange(2, 60))
    return f"{who}{does}，{then.format(amount)}。"


def _clause(random: Random) -> list[str]:
    """One to three 款 of one or two sentences."""
    return [
        "".join(_sentence(random) for _ in range(random.choice((1, 1, 2))))
        for _ in range(random.choice((1, 2, 2, 3)))
    ]


def _amount(clauses: Clauses, random: Random) -> None:
    clause = random.choice(clauses)
    at = random.randrange(len(clause))
    clause[at] = clause[at].replace(
        "万元", f"{to_chinese(random.randrange(2, 9))}十万元"[-3:], 1
    )


def _words(clauses: Clauses, random: Random) -> None:
    old, new = random.sample(_WHO, 2)
    for clause in clauses:
        clause[:] = [line.replace(old, new) for line in clause]


def _sentence_more(clauses: Clauses, random: Random) -> None:
    clause = random.choice(clauses)
    clause[random.randrange(len(clause))] += _sentence(random)


def _move(clauses: Clauses, random: Random) -> None:
    clause = clauses.pop(random.randrange(len(clauses)))
    clauses.insert(random.randrange(len(clauses) + 1), clause)


def _raise(clauses: Clauses, random: Random) -> None:
    several = [clause for clause in clauses if len(clause) > 1]
    if several:
        clause = random.choice(several)
        line = clause.pop(random.randrange(1, len(clause)))
        clauses.insert(random.randrange(len(clauses) + 1), [line])


def _part(clauses: Clauses, random: Random) -> None:
    at = random.randrange(len(clauses))
    whole = clauses[at]
    if len(whole) > 1:
        clauses[at : at + 1] = [whole[:1], whole[1:]]


def _join(clauses: Clauses, random: Random) -> None:
    if len(clauses) > 4:
        clause = clauses.pop(random.randrange(len(clauses)))
        random.choice(clauses).extend(clause)


def _add(clauses: Clauses, random: Random) -> None:
    at = random.randrange(len(clauses) + 1)
    clauses[at:at] = [_clause(random) for _ in range(random.choice((1, 3)))]


def _delete(clauses: Clauses, random: Random) -> None:
    if len(clauses) > 4:
        clauses.pop(random.randrange(len(clauses)))


EDITS: tuple[Callable[[Clauses, Random], None], ...] = (
    _amount, _words, _sentence_more, _move, _raise, _part, _join, _add, _delete,
)  # fmt: skip


def _text(clauses: Clauses, random: Random, chapters: bool) -> str:
    """The clauses with their numbers, in chapters when asked."""
    lines = ["示范条例"]
    for number, clause in enumerate(clauses, 1):
        if chapters and number % 5 == 1:
            chapter = number // 5 + 1
            lines.append(f"第{to_chinese(chapter)}章　第{chapter}类事项")
        lines.append(f"{article(number)}　{clause[0]}")
        lines += clause[1:]
    return "\n".join(lines)


def rewritten(seed: int) -> tuple[str, str]:
    """A text and another version of it."""
    random = Random(seed)
    clauses = [_clause(random) for _ in range(random.randrange(5, 14))]
    chapters = random.random() < 0.3
    old = _text(clauses, random, chapters)
    for _ in range(random.choice((1, 2, 4, 8))):
        random.choice(EDITS)(clauses, random)
    return old, _text(clauses, random, chapters)
