"""A list of applicants beside the engine for one applicant, and beside OpenFisca-Core.

    python benchmarks/lists.py [--policy FOLDER] [--number 100000] [--million] [--stream 10000000] [--openfisca PYTHON]

Everybody is invented (`register.answers`). Same answers, gaps among them, for all; the first
hundreds are held against the engine for one applicant, which is timed on them. Processor
time; in each round all take turns, and a ratio is the median of those of the rounds. A long
list is one of 2,000 again and again: nothing in the list looks for applicants that are alike.

--openfisca: a Python that has OpenFisca-Core (benchmarks/requirements-openfisca.txt). It runs
what it can express of the same rules, generated from the same rules.json: numbers of 32 or 64
bits, true and false without unknown, no tables; the same part of the rules is run by us beside
it (`--part` names it). Tables are left out for both.
--stream: so many rows, Parquet to Parquet; prints seconds and the most memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
BASE = 2000  # different applicants; more are copies of these
CHECKED = 200  # held against the engine for one applicant
ROUNDS = 7
BAR = 3000  # times as fast as the engine for one applicant


def answers(
    rules: dict[str, Any], number: int, seed: int = 1
) -> list[dict[str, Any]]:
    """Answers of applicants: one in twelve missing, most fulfil what everybody has to,
    few have things."""
    from register import answer, favoured

    from policypress.eligibility.answers import parse

    chance = Random(seed)
    good = favoured(rules)
    found = []
    for _ in range(number):
        one: dict[str, Any] = {}
        for question in rules["questions"]:
            words = answer(question, chance)
            if question["id"] in good and chance.random() < 0.93:
                words = good[question["id"]]
            if words is not None:
                one[question["id"]] = parse(question, str(words))
        for thing in rules.get("things", ()):
            if chance.random() < 1 / 24:
                continue
            count = chance.choices((0, 1, 2), (85, 11, 4))[0]
            rows = []
            for _ in range(count):
                cells = {c["id"]: answer(c, chance) for c in thing["columns"]}
                asked = {c["id"]: c for c in thing["columns"]}
                rows.append(
                    {
                        k: parse(asked[k], str(v))
                        for k, v in cells.items()
                        if v is not None
                    }
                )
            one[thing["id"]] = rows
        found.append(one)
    return found


def copied(
    frame: Any, tables: dict[str, Any], number: int
) -> tuple[Any, dict[str, Any]]:
    """The same applicants again and again, each with a place of its own."""
    import polars as pl

    size = len(frame)
    times = -(-number // size)
    place = pl.col("@")
    many = pl.concat(
        [frame.with_columns(place + size * at) for at in range(times)]
    )
    rows = {
        name: pl.concat(
            [one.with_columns(place + size * at) for at in range(times)],
            rechunk=True,
        )
        for name, one in tables.items()
    }
    return many.head(number).rechunk(), rows


def timed(action: Any) -> float:
    """Processor seconds."""
    start = process_time()
    action()
    return process_time() - start


def without_tables(rules: dict[str, Any]) -> dict[str, Any]:
    """The part of the rules that looks at no table: supports that are paid for an
    application, on questions alone."""
    measures = []
    for measure in rules["measures"]:
        nodes = [measure["conditions"], measure["limits"]]
        kept = [
            one
            for one in measure["supports"]
            if not one["for_each"] and _is_simple(one)
        ]
        if kept and _is_simple(nodes):
            names = {one["id"] for one in kept}
            groups = [g for g in measure["highest"] if set(g["of"]) <= names]
            measures.append(
                {
                    **measure,
                    "supports": kept,
                    "highest": groups,
                    "limits": [],
                    "exclusive_with": [],
                }
            )
    return {**rules, "measures": measures, "things": [], "limits": []}


def _is_simple(node: Any) -> bool:
    """Whether nothing looks at a table or a choice of several."""
    text = json.dumps(node)
    return not any(
        f'"{word}"' in text
        for word in (
            "rows",
            "exists",
            "column",
            "quotient",
            "undecided",
        )
    )


def compared(rules: dict[str, Any], number: int, label: str) -> float:
    """Times the list and the engine for one applicant; the list's applicants a second."""
    from policypress.eligibility import evaluate
    from policypress.lists.compiling.making import Frames
    from policypress.lists.engine import plan_of
    from policypress.lists.frames import from_answers
    from policypress.lists.parts import PART, part_of
    from policypress.lists.running import reckoned

    people = answers(rules, BASE)
    frame, tables, layout = from_answers(rules, people)
    start = process_time()
    plan = plan_of(rules, layout)
    results = reckoned(plan, Frames(frame, dict(tables)), supports=False)
    compiled = process_time() - start
    check(rules, people, results)
    many, rows = copied(frame, tables, number)
    parts = [
        part_of(Frames(many, rows), start, PART)
        for start in range(0, number, PART)
    ]

    def listed() -> Any:
        """The whole list, part by part."""
        found = None
        for one in parts:
            found = reckoned(
                plan, Frames(one.applicants, one.tables), supports=False
            )
        return found

    def alone(advice: bool) -> float:
        """Seconds for one applicant."""
        some = people[:CHECKED]
        return timed(
            lambda: [evaluate(rules, one, advice=advice) for one in some]
        ) / len(some)

    outcome = listed()
    seconds: list[float] = []
    floors: list[float] = []
    times: dict[str, list[float]] = {"with advice": [], "without advice": []}
    for _ in range(ROUNDS):
        each = median(timed(listed) for _ in range(3)) / number
        seconds.append(each)
        floors.append(timed(lambda: moved(parts[-1], outcome)) / len(outcome))
        times["with advice"].append(alone(True))
        times["without advice"].append(alone(False))
    print(f"{label}: {number:,} applicants, {len(rules['measures'])} measures")
    whole = median(seconds) * number
    print(
        f"  list            {1 / median(seconds):>12,.0f} a second "
        f"({whole * 1000:.0f} ms; the rules compiled in {compiled * 1000:.0f} ms)"
    )
    for name, alone_seconds in times.items():
        one = median(alone_seconds)
        print(f"  one by one      {1 / one:>12,.0f} a second {name}")
        ratios = [a / b for a, b in zip(alone_seconds, seconds, strict=True)]
        least = [a / b for a, b in zip(alone_seconds, floors, strict=True)]
        verdict = "met" if median(ratios) >= BAR else "MISSED"
        print(
            f"    the list is {median(ratios):,.0f} times as fast "
            f"({min(ratios):,.0f} – {max(ratios):,.0f} in {ROUNDS} rounds; "
            f"bar {BAR:,}: {verdict})"
        )
        print(
            f"    only reading the answers once and writing the results: "
            f"{median(least):,.0f} times"
        )
    return 1 / median(seconds)


def moved(part: Any, results: Any) -> None:
    """Reads every column of answers once and writes every column of results, and does
    nothing else: no engine on columns takes less."""
    import polars as pl

    for frame in (part.applicants, *part.tables.values()):
        for column in frame:
            if column.dtype == pl.Boolean:
                column.sum()
            else:
                column.max()
    for column in results:
        if (
            column.dtype != pl.String
        ):  # these are the same for nearly everybody
            column.new_from_index(0, len(results))


def check(
    rules: dict[str, Any], people: list[dict[str, Any]], results: Any
) -> None:
    """The first applicants come out as each alone."""
    from policypress.eligibility import evaluate

    rows = results.head(CHECKED).to_dicts()
    for one, row in zip(people, rows, strict=False):
        amount = evaluate(rules, one, advice=False).amount
        most = None if amount.max is None else int(Fraction(amount.max) * 100)
        assert (row["total.low"], row["total.high"]) == (
            int(Fraction(amount.min or 0) * 100),
            most,
        )


def beside_openfisca(rules: dict[str, Any], number: int, python: str) -> None:
    """The same part of the rules in OpenFisca-Core, all answered."""
    part = without_tables(rules)
    people = [
        {**{q["id"]: _filled(q) for q in part["questions"]}, **one}
        for one in answers(part, BASE)
    ]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "part.json"
        file.write_text(
            json.dumps({"rules": part, "people": people, "number": number}),
            "utf-8",
        )
        script = HERE / "benchmarks" / "openfisca_rules.py"
        done = subprocess.run(
            [python, str(script), str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        print(done.stderr[-2000:])
        return
    theirs = json.loads(done.stdout)
    from policypress.lists.compiling.making import Frames
    from policypress.lists.engine import plan_of
    from policypress.lists.frames import from_answers
    from policypress.lists.running import reckoned

    frame, tables, layout = from_answers(part, people)
    many, rows = copied(frame, tables, number)
    plan = plan_of(part, layout)

    def listed() -> None:
        """The whole list; the rules are compiled before, as theirs are."""
        frames = Frames(many, dict(rows))
        reckoned(plan, frames, supports=False)

    seconds = [timed(listed) for _ in range(ROUNDS)]
    results = reckoned(plan, Frames(frame, dict(tables)), supports=False)
    same = sum(
        int(low) == round(total * 100)
        for low, total in zip(
            results["total.low"], theirs["totals"], strict=True
        )
    )
    ours = number / median(seconds)
    print(
        f"without tables, all answered: {number:,} applicants, {len(part['measures'])} measures, {sum(len(m['supports']) for m in part['measures'])} supports"
    )
    print(f"  list            {ours:>12,.0f} a second")
    print(
        f"  OpenFisca-Core  {number / theirs['seconds']:>12,.0f} a second: the list is {ours * theirs['seconds'] / number:.2f} times as fast; {same} of {BASE} totals equal"
    )


def _filled(question: dict[str, Any]) -> Any:
    """An answer for whoever gave none."""
    match question["type"]:
        case "yes_no":
            return True
        case "choice":
            return (
                [] if question.get("several") else question["choices"][0]["id"]
            )
        case "date":
            return "2020-01-15"
        case "text":
            return "甲"
        case _:
            return 100


def streamed(rules: dict[str, Any], number: int) -> None:
    """Parquet to Parquet in processes of their own, whose memory is measured: with
    nothing shared out, and with the places and budgets of the policy and its notice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "rows.parquet"
        write_rows(rules, number, source)
        program = (
            "import sys, resource, time; from pathlib import Path\n"
            f"sys.path.insert(0, {str(HERE)!r})\n"
            "from policypress.lists.outcome import rules_for_lists\n"
            "from policypress.lists.papers.funds import funds_document\n"
            "from policypress.lists.reading.raw import Findings\n"
            "from policypress.lists.streaming import streamed, task_of\n"
            "from policypress.source import load\n"
            "from policypress.lists.papers.long_notices import LongNotice\n"
            "from policypress.lists.papers.notices import public\n"
            "from msgspec.structs import replace\n"
            f"policy = load(Path({str(HERE / 'policy')!r})).policy\n"
            "start = time.process_time(); findings = Findings()\n"
            "rules = rules_for_lists(policy)\n"
            f"task = task_of(Path({str(source)!r}), policy, rules, Path({name!r}))\n"
            "if sys.argv[1] == 'plain': task = replace(task, places=[], budgets=[])\n"
            f"file = Path({name!r}) / 'notice.csv'\n"
            "notice = LongNotice(public(policy, rules['measures']), file)\n"
            "if sys.argv[1] == 'shared': task = replace(task, notices=(notice,))\n"
            "done = streamed(task, findings)\n"
            "assert done, findings.kept[:3]\n"
            "blocks = funds_document(done[1], None, '').blocks\n"
            "most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6\n"
            "print(f'  {time.process_time() - start:.0f} s of processor time, "
            "{most:.2f} GB at most, {len(blocks)} blocks of 资金测算表, '\n"
            "f'{notice.applicants} applicants in 公示名单')\n"
        )
        for words in ("plain", "shared"):
            print(f"{number:,} rows, Parquet to Parquet, {words}", flush=True)
            command = [sys.executable, "-c", program, words]
            subprocess.run(command, check=True)


def write_rows(rules: dict[str, Any], number: int, target: Path) -> None:
    """A Parquet file with so many applicants, written in slices."""
    import polars as pl
    from register import sheets

    heads, rows = sheets({**rules, "things": []}, BASE, 1)["企业"]
    columns = {}
    for at, head in enumerate(heads[1:], 1):
        values = [row[at] for row in rows]
        is_number = any(isinstance(one, int) for one in values)
        columns[head] = pl.Series(
            values, dtype=pl.Int64 if is_number else pl.String
        )
    frame = pl.DataFrame(columns)
    parts = []
    size = BASE * 100
    many = pl.concat([frame] * 100)
    for start in range(0, number, size):
        names = pl.int_range(start, start + size, eager=True).cast(pl.String)
        part = target.with_name(f"rows-{start}.parquet")
        many.with_columns(("企业" + names).alias("企业名称")).head(
            number - start
        ).write_parquet(part)
        parts.append(part)
    pl.scan_parquet(parts).sink_parquet(target)
    for part in parts:
        part.unlink()


def main() -> None:
    """See the top of the file."""
    from policypress.lists.outcome import rules_for_lists
    from policypress.source import load

    parser = argparse.ArgumentParser()
    parser.add_argument("--policy", type=Path, default=HERE / "policy")
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--stream", type=int, default=0)
    parser.add_argument("--openfisca", default="")
    given = parser.parse_args()
    policy = load(given.policy).policy
    assert policy is not None
    rules = rules_for_lists(policy)
    few = compared(rules, given.number, "with tables and gaps")
    if given.million:
        many = compared(rules, 1_000_000, "with tables and gaps")
        print(
            f"  a million go {many / few:.2f} times as fast as {given.number:,}"
        )
    if given.openfisca:
        beside_openfisca(rules, given.number, given.openfisca)
        if given.million:
            beside_openfisca(rules, 1_000_000, given.openfisca)
    if given.stream:
        streamed(rules, given.stream)
    print(
        f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB"
    )


if __name__ == "__main__":
    main()
