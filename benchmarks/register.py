"""A made-up register of applicants, for measuring and for looking at what is printed.

    python benchmarks/register.py FILE.xlsx|FOLDER [--policy FOLDER] [--number 5000] [--seed 1]
        [--share 0.05]

Everybody is invented. Most fulfil the general conditions; one answer in twelve is
missing; few have many things. A folder gets Parquet files, one for each sheet. With
--share only so many of those say yes or have things, as in a district: then the sums
are of a size that people know.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

GAP = 1 / 12  # of answers that are missing
PLACES = ("云湾", "白塔", "青石", "南浦", "东桥", "江口", "海角", "长洲")
TRADES = (
    "精密制造",
    "生物科技",
    "检测技术",
    "新材料",
    "智能装备",
    "信息服务",
    "航空科技",
    "标准咨询",
)
MONEY = (0, 3000, 20_000, 150_000, 480_000, 1_200_000, 6_000_000, 35_000_000)


def name(number: int) -> str:
    """The name of a firm, each another."""
    place = PLACES[number % len(PLACES)]
    trade = TRADES[number // len(PLACES) % len(TRADES)]
    return f"{place}{trade}（{number + 1:06d}）有限公司"


def answer(question: dict[str, Any], chance: Random) -> Any:
    """An answer as people write it; None for none."""
    if chance.random() < GAP:
        return None
    kind = question["type"]
    if kind == "yes_no":
        return "是" if chance.random() < 0.6 else "否"
    if kind == "choice":
        labels = [one["label"] for one in question["choices"]]
        if question.get("several"):
            number = chance.choice((0, 0, 1, 1, 2))
            chosen = chance.sample(labels, min(number, len(labels)))
            return "、".join(chosen) or "无"
        return chance.choice(labels)
    if kind == "date":
        return f"{chance.randint(2018, 2025)}-{chance.randint(1, 12):02d}-15"
    if kind == "text":
        return "甲"
    if kind == "money":
        return chance.choice(MONEY)
    if question.get("unit") == "分":
        return chance.randint(200, 900)
    return chance.choice((0, 1, 2, 5, 12, 40, 85))


def favoured(rules: dict[str, Any]) -> dict[str, Any]:
    """Answers that fulfil the general conditions, as far as they are simple: nearly
    everybody in a register does."""
    questions = {one["id"]: one for one in rules["questions"]}
    found: dict[str, Any] = {}
    wanted = [one["holds"] for one in rules["general"]]
    wanted += [{"not": one["holds"]} for one in rules.get("exclusions", ())]
    for node in wanted:
        is_not = "not" in node
        inner = node["not"] if is_not else node
        field = next(
            (
                part.get("field")
                for part in inner.values()
                if isinstance(part, dict)
            ),
            None,
        )
        if (
            field not in questions
            or "is" not in inner
            and "one_of" not in inner
        ):
            continue
        value = inner.get("value", (inner.get("values") or [None])[0])
        if isinstance(value, bool):
            found[field] = "是" if value != is_not else "否"
        elif not is_not:
            choices = {
                one["id"]: one["label"] for one in questions[field]["choices"]
            }
            found[field] = choices.get(value)
    return found


def is_rare(question: dict[str, Any], chance: Random, share: float) -> bool:
    """Whether an answer is no all the same, because few say yes."""
    if share >= 1 or question["type"] != "yes_no":
        return False
    return chance.random() >= share


def sheets(
    rules: dict[str, Any], number: int, seed: int, share: float = 1
) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """Heads and rows of every sheet."""
    chance = Random(seed)
    good = favoured(rules)
    asked = rules["questions"]
    things = rules.get("things", ())
    made: dict[str, tuple[list[str], list[list[Any]]]] = {}
    rows: dict[str, list[list[Any]]] = {one["id"]: [] for one in things}
    people = []
    for at in range(number):
        row = [name(at)]
        for one in asked:
            value = answer(one, chance)
            if one["id"] in good and chance.random() < 0.93:
                value = good[one["id"]]
            elif is_rare(one, chance, share):
                value = "否"
            row.append(value)
        for thing in things:
            most = min(thing.get("most") or 5, 4)
            count = chance.choices((0, 1, 2, most), (85, 10, 4, 1))[0]
            if share < 1 and chance.random() >= share:
                count = 0
            row.append(
                None
                if chance.random() < GAP / 2 and not count
                else ("有" if count else "无")
            )
            for _ in range(count):
                cells = [answer(column, chance) for column in thing["columns"]]
                rows[thing["id"]].append([name(at), *cells])
        people.append(row)
    heads = [
        "企业名称",
        *[one["label"] for one in asked],
        *[one["label"] for one in things],
    ]
    made["企业"] = (heads, people)
    for thing in things:
        heads = ["企业名称", *[one["label"] for one in thing["columns"]]]
        made[thing["label"]] = (heads, rows[thing["id"]])
    return made


def write(
    target: Path, made: dict[str, tuple[list[str], list[list[Any]]]]
) -> None:
    """A workbook, or a folder of Parquet files."""
    if target.suffix == ".xlsx":
        from policypress.render.xlsx.rows import RowColumn, RowSheet, workbook

        every = [
            RowSheet(title, [RowColumn(head) for head in heads], rows)
            for title, (heads, rows) in made.items()
        ]
        target.write_bytes(workbook(every, "名册"))
        return
    import polars as pl

    target.mkdir(parents=True, exist_ok=True)
    for title, (heads, rows) in made.items():
        columns = {}
        for at, head in enumerate(heads):
            values = [row[at] for row in rows]
            columns[head] = pl.Series(values, dtype=_kind(values))
        pl.DataFrame(columns).write_parquet(target / f"{title}.parquet")


def _kind(values: list[Any]) -> Any:
    """Whole numbers as such, all else as words."""
    import polars as pl

    is_number = any(isinstance(one, int) for one in values)
    return pl.Int64 if is_number else pl.String


def main() -> None:
    """See the top of the file."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.source import load

    parser = argparse.ArgumentParser()
    parser.add_argument("target", type=Path)
    parser.add_argument("--policy", type=Path, default=HERE / "policy")
    parser.add_argument("--number", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    policy = load(given.policy).policy
    assert policy is not None
    made = sheets(
        rules_for_lists(policy), given.number, given.seed, given.share
    )
    write(given.target, made)


if __name__ == "__main__":
    main()
