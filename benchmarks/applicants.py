"""What can an applicant have: time for one applicant, and as the policy grows.

    python benchmarks/applicants.py [--quick] [--against FOLDER]

Processor time of `eligibility.evaluate` for one applicant of the shipped policy, with advice and without, over applicants
who answered everything (drawn with a fixed seed), who answered half, who answered nothing, and who are refused most
measures. Then the measures 100 times over: time for one measure must stay flat (at most 1.5 times).
--against: another checkout of the project, run in turns with this one on the same answers; its time is the bar.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

HERE = Path(__file__).resolve().parent.parent
FLAT, TIMES, APPLICANTS, ROUNDS = 1.5, 100, 12, 9
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


def grown(rules: dict[str, Any], times: int) -> dict[str, Any]:
    """The rules with every measure so many times."""
    copies = json.dumps(rules["measures"])
    measures = [
        {**one, "id": f"{one['id']}-{number}"}
        for number in range(times)
        for one in json.loads(copies)
    ]
    return {**rules, "measures": measures}


def one_round(root: Path, policy: Path, quick: bool) -> dict[str, float]:
    """Milliseconds an applicant by what was timed, in this process."""
    sys.path.insert(0, str(root))
    from policypress.eligibility import evaluate, export
    from policypress.source import load

    loaded = load(policy).policy
    if loaded is None:
        sys.exit("the policy has errors")
    rules = export(loaded)
    rules = rules[0] if isinstance(rules, tuple) else rules
    found: dict[str, float] = {}

    def timed(name: str, rules: Any, many: list[dict], advice: bool) -> None:
        for answers in many:  # made ready beforehand, as in a page
            evaluate(rules, answers, advice=advice)
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
    large = grown(rules, TIMES)
    many = applicants(rules, "everything")[:2]
    timed("everything, 100 times the measures", large, many, False)
    timed("everything, 100 times, with advice", large, many, True)
    return found


def measured(root: Path, quick: bool) -> dict[str, float]:
    """The same in a process of its own, of the code in a folder."""
    command = [sys.executable, __file__, "--round", str(root)]
    if quick:
        command.append("--quick")
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main() -> int:
    """Print a line for each thing timed; exit code 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--round", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.round:
        root = options.round
        found = one_round(root, root / "policy", options.quick)
        print(json.dumps(found))
        return 0
    ours, theirs = [], []
    for _ in range(3 if options.quick else ROUNDS):
        ours.append(measured(HERE, options.quick))
        if options.against:
            theirs.append(measured(options.against, options.quick))
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
