"""Random law texts and measures and random edits of them, for tests that must hold whatever the text."""

from __future__ import annotations

from random import Random

from policypress.compare import RawLine, Tree, parse_lines
from policypress.language.numerals import to_chinese

WORDS = [
    "申请人",
    "应当提交",
    "材料",
    "最高",
    "10万元",
    "20万元",
    "50%",
    "的奖励",
    "，",
    "；",
    "“质量”",
    "‘标杆’",
    "第三条",
    "符合",
    "条件",
    "本办法",
    "主管部门",
    "在",
    "三十日",
    "内",
    "审核",
    "《专利法》",
    "第二款",
    "不得",
    "超过",
    "（含）",
    " ",
    "|",
    "\\",
    "删去",
    "修改为",
    "增加一条",
    "。甲",
    "O’Neil",
    "“",
    "”",
]


def sentence(random: Random) -> str:
    words = (
        "".join(
            random.choice(WORDS) for _ in range(random.randint(3, 14))
        ).strip()
        or "空"
    )
    return words + random.choice(["。", "。", "。", "；", "：", ""])


def lines(random: Random, items: bool) -> list:
    """The paragraphs of a clause: words, items and now and then a table."""
    found: list = [
        sentence(random) for _ in range(random.choice([1, 1, 1, 2, 3]))
    ]
    if random.random() < 0.3:
        mark = (
            (lambda n: f"（{to_chinese(n)}）")
            if items
            else (lambda n: f"{n}.")
        )
        found += [
            mark(n) + sentence(random) for n in range(1, random.randint(2, 5))
        ]
    if random.random() < 0.1:
        found.append(
            tuple(
                tuple(
                    random.choice(["", "甲", "a|b", "c\\", "10万元", "x\ny"])
                    for _ in range(3)
                )
                for _ in range(random.randint(1, 3))
            )
        )
    return found


def text(random: Random) -> dict:
    """A text as chapters of clauses; a clause is its paragraphs."""
    articles = random.random() < 0.7
    chapters = [
        [lines(random, articles) for _ in range(random.randint(1, 5))]
        for _ in range(random.choice([1, 2, 3]))
    ]
    return {
        "articles": articles,
        "restart": not articles and random.random() < 0.4,
        "gap": random.choice(["　", " ", ""]),
        "chapters": chapters,
        "titles": [
            f"{random.choice('总分附甲乙丙')}则{n}"
            for n in range(len(chapters))
        ],
        "preamble": [sentence(random)] * random.randint(0, 1),
        "skip": random.choice([0, 0, 0, 3]),
    }


def edited(random: Random, old: dict) -> dict:  # noqa: C901 - one branch a kind of edit
    """The text after a few edits: insert, delete, move, split, merge, reword, retitle, table cells."""
    new = {
        **old,
        "chapters": [
            [list(clause) for clause in chapter] for chapter in old["chapters"]
        ],
        "titles": list(old["titles"]),
    }
    for _ in range(random.randint(1, 8)):
        chapters = new["chapters"]
        chapter = random.choice(chapters)
        what = random.choice(
            [
                "insert",
                "delete",
                "move",
                "split",
                "merge",
                "reword",
                "reword",
                "word",
                "word",
                "line",
                "unline",
                "title",
                "chapter",
                "cell",
                "gap",
                "preamble",
            ]
        )
        if what == "insert":
            chapter.insert(
                random.randint(0, len(chapter)), lines(random, old["articles"])
            )
        elif what == "delete" and len(chapter) > 1:
            chapter.pop(random.randrange(len(chapter)))
        elif what == "move" and len(chapter) > 1:
            clause = chapter.pop(random.randrange(len(chapter)))
            target = random.choice(chapters)
            target.insert(random.randint(0, len(target)), clause)
        elif what == "split" and chapter:
            place = random.randrange(len(chapter))
            if len(chapter[place]) > 1 and isinstance(chapter[place][1], str):
                chapter[place : place + 1] = [
                    chapter[place][:1],
                    chapter[place][1:],
                ]
        elif what == "merge" and len(chapter) > 1:
            chapter[0:2] = [chapter[0] + chapter[1]]
        elif what in ("reword", "word") and chapter:
            clause = random.choice(chapter)
            place = random.randrange(len(clause))
            if isinstance(clause[place], str):
                at = random.randint(0, len(clause[place]) - 1)
                clause[place] = (
                    sentence(random)
                    if what == "reword"
                    else clause[place][:at]
                    + random.choice(WORDS)
                    + clause[place][at + random.randint(0, 3) :]
                    + "完"
                )
        elif what == "line" and chapter:
            clause = random.choice(chapter)
            clause.insert(random.randint(1, len(clause)), sentence(random))
        elif what == "unline" and chapter:
            clause = random.choice(chapter)
            if len(clause) > 1 and isinstance(clause[0], str):
                clause.pop(random.randrange(1, len(clause)))
        elif what == "title":
            new["titles"][random.randrange(len(new["titles"]))] = "新名"
        elif what == "chapter":
            at = random.randint(0, len(chapters))
            chapters.insert(at, [lines(random, old["articles"])])
            new["titles"].insert(at, "新章")
        elif what == "cell":
            for clause in chapter:
                for place, line in enumerate(clause):
                    if not isinstance(line, str):
                        rows = [list(row) for row in line]
                        random.choice(rows)[random.randrange(3)] = (
                            random.choice(["改", "20万元|", "y\n"])
                        )
                        clause[place] = tuple(map(tuple, rows))
        elif what == "gap":
            new["gap"] = random.choice(["　", " "])
        elif what == "preamble":
            new["preamble"] = [
                sentence(random) for _ in range(random.randint(0, 2))
            ]
    new["chapters"] = [chapter or [["留。"]] for chapter in new["chapters"]]
    return new


def tree(version: dict, name: str) -> Tree:
    """The structure of a version, numbered afresh."""
    found = [
        RawLine("某某办法", "title"),
        *(RawLine(line, "body") for line in version["preamble"]),
    ]
    number = 0
    for order, (title, chapter) in enumerate(
        zip(version["titles"], version["chapters"], strict=False), 1
    ):
        if len(version["chapters"]) > 1 or not version["articles"]:
            found.append(
                RawLine(
                    f"第{to_chinese(order)}章　{title}"
                    if version["articles"]
                    else f"{to_chinese(order)}、{title}",
                    "heading",
                )
            )
        number = 0 if version["restart"] else number
        for clause in chapter:
            number += 2 if version["skip"] and number == version["skip"] else 1
            label = (
                f"第{to_chinese(number)}条{version['gap'] or '　'}"
                if version["articles"]
                else f"（{to_chinese(number)}）"
            )
            for place, line in enumerate(clause):
                words = label * (not place) + (
                    line if isinstance(line, str) else ""
                )
                found.append(
                    RawLine(words)
                    if isinstance(line, str)
                    else RawLine("", rows=line)
                )
    return parse_lines(found, name).tree


def versions(seed: int) -> tuple[Tree, Tree]:
    """An old and a new tree."""
    random = Random(seed)
    old = text(random)
    return tree(old, "旧"), tree(edited(random, old), "新")
