"""Random expressions and conditions of rules.json, and applicants to run them on."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from policypress import rules

MOST = {"fee": None, "grant": 900, "count": None}  # questions with numbers
CHOICES = ("gold", "silver", "bronze")
DATES = ("2023-02-06", "2023-02-28", "2023-03-01", "2024-02-29")
TABLES = {"patent": 4, "loan": None}  # the most rows of each
COLUMN_MOST = {"cost": None, "earlier": 70}
ORDERS = ("<", "<=", ">", ">=", "=", "!=")
WORDS = ("中国专利金奖", "每件2000元", "50%", "4名", "50万元", "")
LABELS = {
    "fee": rules.Label("实际费用", "元"),
    "grant": rules.Label("上级资助", "元"),
    "count": rules.Label("新增数量", "件"),
    "patent": rules.Label("获奖专利", "", "title"),
    "patent.cost": rules.Label("支出", "元"),
    "patent.earlier": rules.Label("此前已领取", "元"),
    "loan": rules.Label("贷款"),
    "loan.cost": rules.Label("利息", "个月"),
}
Answers = dict[str, Any]


def figure(chance: Random) -> int | Fraction:
    """A number: small, at an edge, a fraction, or too large for a double."""
    return chance.choice(
        [
            chance.randrange(5),
            chance.randrange(1000),
            Fraction(chance.randrange(100), chance.randrange(1, 12)),
            10000 * chance.randrange(500),
            2**53 + chance.randrange(3),
            10**30 + chance.randrange(10),
        ]
    )


class Maker:
    """Makes expressions; depth: how many levels of operations at most."""

    def __init__(self, chance: Random, in_row: bool = False) -> None:
        self.chance = chance
        self.in_row = in_row

    def inside(self) -> Maker:
        return Maker(self.chance, True)

    def number(self, depth: int) -> rules.build.Expression:
        chance = self.chance
        if depth == 0 or chance.random() < 0.15:
            return self.leaf()
        make = chance.choice(
            [
                self.many,
                self.many,
                self.pair,
                self.whole,
                self.choice,
                self.choice,
                self.rows,
                self.rows,
                self.step,
                self.undecided,
            ]
        )
        return make(depth - 1)

    def leaf(self) -> rules.build.Expression:
        chance = self.chance
        kind = chance.random()
        if kind < 0.3:
            return rules.constant(figure(chance), chance.choice(WORDS))
        if kind < 0.33:
            return rules.constant(None, "待定")
        if self.in_row and kind < 0.7:
            name = chance.choice(list(COLUMN_MOST))
            return rules.column(name, COLUMN_MOST[name])
        name = chance.choice(list(MOST))
        return rules.field(name, MOST[name])

    def several(self, depth: int) -> list[rules.build.Expression]:
        return [self.number(depth) for _ in range(self.chance.randrange(2, 4))]

    def many(self, depth: int) -> rules.build.Expression:
        build = self.chance.choice(
            [rules.add, rules.times, rules.least, rules.greatest]
        )
        return build(self.several(depth))

    def pair(self, depth: int) -> rules.build.Expression:
        one, other = self.number(depth), self.number(depth)
        if self.chance.random() < 0.3:
            return rules.divide(one, other)
        return rules.minus(one, other, self.chance.choice([None, 0, 0, 5]))

    def whole(self, depth: int) -> rules.build.Expression:
        of = self.chance.choice([1, 7, 30, Fraction(3, 2)])
        return rules.whole(self.number(depth), of)

    def choice(self, depth: int) -> rules.build.Expression:
        cases = [
            rules.case(
                self.condition(min(depth, 1)),
                self.number(depth),
                self.chance.choice(["国家级项目", "市级项目", ""]),
            )
            for _ in range(self.chance.randrange(1, 4))
        ]
        if self.chance.random() < 0.5:
            return rules.choose(cases)
        return rules.choose(cases, self.number(depth))

    def rows(self, depth: int) -> rules.build.Expression:
        chance, row = self.chance, self.inside()
        thing = chance.choice(list(TABLES))
        make: dict[str, Any] = {}
        match chance.choice(["sum", "sum", "greatest", "count"]):
            case "count":
                make["count"] = True
            case name:
                make[name] = row.number(min(depth, 2))
        if chance.random() < 0.6:
            make["where"] = row.condition(min(depth, 1))
        if chance.random() < 0.4:
            make["most_rows"] = self.number(0)
        return rules.rows(thing, **make, most=TABLES[thing])

    def step(self, depth: int) -> rules.build.Expression:
        kind = self.chance.choice(["cap", "tier", "highest", "lowest"])
        name = self.chance.choice(["", "单项最高", "定额"])
        clause = self.chance.choice(["", "a#b"])
        return rules.step(self.number(depth), kind, name, clause)

    def undecided(self, depth: int) -> rules.build.Expression:
        if self.chance.random() < 0.7:
            return self.many(depth)
        most = self.number(0) if self.chance.random() < 0.7 else None
        return rules.undecided("一事一议", most)

    # ── conditions ───────────────────────────────────────────────────────────

    def condition(self, depth: int) -> rules.build.Condition:
        chance = self.chance
        if depth == 0 or chance.random() < 0.4:
            return self.atom()
        parts = [
            self.condition(depth - 1) for _ in range(chance.randrange(1, 4))
        ]
        match chance.randrange(6):
            case 0:
                return rules.all_of(parts)
            case 1:
                return rules.any_of(parts)
            case 2:
                return rules.at_least(chance.randrange(4), parts)
            case 3:
                return rules.negate(parts[0])
            case 4:
                where = self.inside().condition(depth - 1)
                return rules.exists(chance.choice(list(TABLES)), where)
            case _:
                one, other = self.number(depth), self.number(depth)
                return rules.compare(one, chance.choice(ORDERS), other)

    def atom(self) -> rules.build.Condition:
        chance = self.chance
        ref = self.reference
        match chance.randrange(7):
            case 0:
                return chance.choice([True, False])
            case 1:
                return rules.equals(ref("ready"), chance.choice([True, False]))
            case 2:
                return rules.equals(
                    ref("level"), chance.choice([*CHOICES, None])
                )
            case 3:
                return rules.one_of(ref("level"), chance.sample(CHOICES, 2))
            case 4:
                return rules.has(ref("awards"), chance.choice(CHOICES))
            case 5:
                value = chance.choice([*DATES, "2023-02", "2024", None])
                return rules.date(ref("day"), chance.choice(ORDERS), value)
            case _:
                return rules.compare(
                    self.leaf(), chance.choice(ORDERS), self.leaf()
                )

    def reference(self, name: str) -> dict[str, str]:
        in_row = self.in_row and self.chance.random() < 0.7
        return {"column" if in_row else "field": name}


# ── applicants ────────────────────────────────────────────────────────────────


def amount(chance: Random, most: int | None) -> int | str:
    if most is not None:
        return chance.randrange(most + 1)
    return chance.choice(
        [
            0,
            chance.randrange(10),
            chance.randrange(10**6),
            f"{chance.randrange(1000)}.5",
            str(10**20 + chance.randrange(10)),
        ]
    )


def words(chance: Random) -> Answers:
    """Answers that are no numbers; of the application, and of each row."""
    return {
        "ready": chance.choice([True, False]),
        "level": chance.choice(CHOICES),
        "awards": chance.sample(CHOICES, chance.randrange(4)),
        "day": chance.choice(DATES),
    }


def row(chance: Random) -> Answers:
    numbers = {
        name: amount(chance, most) for name, most in COLUMN_MOST.items()
    }
    return {**words(chance), **numbers, "title": chance.choice(["", "甲"])}


def applicant(chance: Random) -> Answers:
    """One who has answered everything."""
    numbers = {name: amount(chance, most) for name, most in MOST.items()}
    tables = {
        name: [row(chance) for _ in range(chance.randrange((most or 3) + 1))]
        for name, most in TABLES.items()
    }
    return {**words(chance), **numbers, **tables}


def with_gaps(answers: Answers, chance: Random) -> Answers:
    """The same applicant with some answers not given yet."""
    kept = {}
    share = chance.random()
    for name, value in answers.items():
        if chance.random() < share:
            continue
        if name in TABLES:
            value = [with_gaps(one, chance) for one in value]
        kept[name] = value
    return kept
