"""What can an applicant have: time for one applicant, and as the policy grows.

    python benchmarks/applicants.py [--quick] [--against FOLDER [--same-rules]]

Processor time of `eligibility.evaluate` for one applicant of the shipped policy, with advice and without, over applicants
who answered everything (drawn with a fixed seed), who answered half, who answered nothing, and who are refused most
measures. Then the measures 100 times over, each copy with figures of its own: time for one measure must stay flat (at most
1.5 times).
--against: another checkout of the project, run in turns with this one on the same answers; its time is the bar. Each runs
the policy that it ships, which may have grown; --same-rules: both run that of the other, and must give the same.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

from old_rules import converted

HERE = Path(__file__).resolve().parent.parent
FLAT, TIMES, APPLICANTS, ROUNDS = 1.5, 100, 12, 9
LEAST_MONEY = 1000  # yuan; smaller figures are shares, months, people
KINDS = ("everything", "half", "nothing", "refused")


def draw(question: dict[str, Any], random: Random) -> Any:
    """An answer to a question."""
    if question["type"] == "yes_no":
        return random.random() < 0.5
    if question["type"] == "choice":
        return random.choice(question["choices"])["id"]
    if question["type"] == "date":
        return f"20{random.randint(10, 25)}-{random.randint(10, 12)}-15"
    if question["type"] == "text":
        return "白塔"
    return random.choice((0, 1, 3, 12, 60, 800, 150_000, 2_000_000))


def refuse(question: dict[str, Any]) -> Any:
    """The answer that is most likely to refuse: nothing of anything."""
    if question["type"] == "yes_no":
        return False
    if question["type"] == "choice":
        return question["choices"][-1]["id"]
    return {"date": "2001-01-15", "text": "无"}.get(question["type"], 0)


def answered(
    questions: list[dict[str, Any]], kind: str, number: int
) -> dict[str, Any]:
    """Answers to some of the questions; the same question is answered alike by every
    version of a policy."""
    found: dict[str, Any] = {}
    for one in questions:
        random = Random(f"{kind} {number} {one['id']}")
        if kind == "half" and random.random() < 0.5:
            continue
        is_refused = kind == "refused"
        found[one["id"]] = refuse(one) if is_refused else draw(one, random)
    return found


def applicants(rules: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Applicants of a kind: answers, and one row in every table."""
    if kind == "nothing":
        return [{}]
    many = []
    for number in range(1 if kind == "refused" else APPLICANTS):
        answers = answered(rules["questions"], kind, number)
        for thing in rules.get("things", ()):
            answers[thing["id"]] = [answered(thing["columns"], kind, number)]
        many.append(answers)
    return many


def with_own_figures(node: Any, more: int) -> Any:
    """Rules with larger sums of money: no copy of a measure pays as another does."""
    if isinstance(node, dict):
        return {
            name: with_own_figures(one, more) for name, one in node.items()
        }
    if isinstance(node, list):
        return [with_own_figures(one, more) for one in node]
    is_money = type(node) is int and node >= LEAST_MONEY
    return node + more if is_money else node


def grown(rules: dict[str, Any], times: int) -> dict[str, Any]:
    """The rules with every measure so many times, each with figures of its own; what
    they ask is the same."""
    measures = [
        {**with_own_figures(one, number), "id": f"{one['id']}-{number}"}
        for number in range(times)
        for one in json.loads(json.dumps(rules["measures"]))
    ]
    return {**rules, "measures": measures}


def rules_of(policy: Path) -> dict[str, Any]:
    """The rules of a policy, by the code that is imported."""
    from policypress.eligibility import export
    from policypress.source import load

    loaded = load(policy).policy
    if loaded is None:
        sys.exit("the policy has errors")
    rules = export(loaded)
    return rules[0] if isinstance(rules, tuple) else rules


def given(results: list[Any]) -> list[Any]:
    """What every measure gives every applicant: verdict, and amount in yuan."""
    return [
        [one.id, one.verdict, str(one.amount.min), str(one.amount.max)]
        for result in results
        for one in result.measures
    ]


def one_round(rules: dict[str, Any], quick: bool) -> dict[str, Any]:
    """Milliseconds an applicant by what was timed, in this process; and what every
    applicant is given."""
    from policypress.eligibility import evaluate

    found: dict[str, Any] = {}
    results: list[Any] = []

    def timed(name: str, rules: Any, many: list[dict], advice: bool) -> None:
        # The rules are made ready beforehand, as in a page.
        results.extend(evaluate(rules, one, advice=advice) for one in many)
        gc.collect()
        gc.freeze()  # nobody goes through the rules again for each applicant
        times = []
        for _ in range(3 if quick else 5):
            started = process_time()
            for answers in many:
                evaluate(rules, answers, advice=advice)
            times.append((process_time() - started) / len(many))
        found[name] = min(times) * 1000

    for kind in KINDS:
        many = applicants(rules, kind)
        timed(f"{kind}, with advice", rules, many, True)
        timed(f"{kind}, without advice", rules, many, False)
    found["given"] = given(results)
    large = grown(rules, TIMES)
    many = applicants(rules, "everything")[:2]
    timed("everything, 100 times the measures", large, many, False)
    timed("everything, 100 times, with advice", large, many, True)
    return found


def in_process(root: Path, *options: str) -> dict[str, Any]:
    """What a process of its own prints that runs the code in a folder."""
    command = [sys.executable, __file__, "--round", str(root), *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def one_process(options: argparse.Namespace) -> None:
    """Print the rules that a checkout ships, or what it takes for an applicant."""
    sys.path.insert(0, str(options.round))
    if options.rules:
        rules = json.loads(options.rules.read_text("utf-8"))
        rules = converted(rules) if rules["version"] == 1 else rules
    else:
        rules = rules_of(options.round / "policy")
    found = rules
    if not options.print_rules:
        found = one_round(rules, options.quick)
    print(json.dumps(found))


def main() -> int:
    """Print a line for each thing timed; exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--same-rules", action="store_true")
    parser.add_argument("--round", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--rules", type=Path, help=argparse.SUPPRESS)
    parser.add_argument(
        "--print-rules", action="store_true", help=argparse.SUPPRESS
    )
    options = parser.parse_args()
    if options.round:
        one_process(options)
        return 0
    ours, theirs = [], []
    quick = ["--quick"] if options.quick else []
    with tempfile.TemporaryDirectory() as place:
        rules = []
        if options.same_rules:
            file = Path(place) / "rules.json"
            found = in_process(options.against, "--print-rules")
            file.write_text(json.dumps(found), "utf-8")
            rules = ["--rules", str(file)]
        for _ in range(3 if options.quick else ROUNDS):
            ours.append(in_process(HERE, *quick, *rules))
            if options.against:
                theirs.append(in_process(options.against, *quick))
    all_given = [one.pop("given") for one in [*ours, *theirs]]
    if rules and any(one != all_given[0] for one in all_given):
        sys.exit("the two do not give the same")
    good = True
    for name in ours[0]:
        line = f"{name:38}{median(one[name] for one in ours):9.3f} ms"
        if theirs:
            pairs = zip(ours, theirs, strict=True)
            ratio = median(own[name] / other[name] for own, other in pairs)
            good &= ratio <= 1.1
            line += f"{ratio:8.2f} times {'met' if ratio <= 1.1 else 'MISSED'}"
        print(line)
    for kind, end in (("without", " the measures"), ("with", ", with advice")):
        once = f"everything, {kind} advice"
        many = f"everything, 100 times{end}"
        growth = median(one[many] / one[once] / TIMES for one in ours)
        good &= growth <= FLAT
        verdict = "met" if growth <= FLAT else "MISSED"
        print(f"a measure of 100 times, {kind} advice: {growth:.2f} {verdict}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
