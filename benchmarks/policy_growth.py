"""A policy as it grows: the shipped 24 measures, 10 and 100 times as many.

    python benchmarks/policy_growth.py [--sizes 1,10,100]

Processor time of each stage on the way from files to an applicant's amount: reading and checking the sources, holding
promises to prose, composing the text, composing guides and forms (both with what is read for them), exporting rules,
making them ready, one applicant without advice and with it. For each the growth exponent between sizes: 1 is linear,
2 quadratic; at most 1.15 from the first size to the last.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from collections.abc import Callable
from math import log
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from applicants import applicants  # noqa: E402
from timing import headline, verdict  # noqa: E402
from whole_site import grown  # noqa: E402

from policypress.eligibility import evaluate, export  # noqa: E402
from policypress.findings import has_errors  # noqa: E402
from policypress.pipeline import build as pipeline  # noqa: E402
from policypress.source import load  # noqa: E402
from policypress.source.promises import promises  # noqa: E402

MOST = 1.15  # growth exponent


def timed(run: Callable[[], Any], times: int) -> tuple[float, Any]:
    """Seconds of the processor, the shortest of so many times, and what it gave."""
    found, seconds = None, float("inf")
    for _ in range(times):
        gc.collect()
        started = process_time()
        found = run()
        seconds = min(seconds, process_time() - started)
    return seconds, found


def stages(times: int) -> dict[str, float]:
    """Seconds of each stage, of a policy so many times as large."""
    again = 3 if times == 1 else 1
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = grown(Path(place), times)
        found["read and check"], loaded = timed(lambda: load(folder), again)
        if loaded.policy is None or has_errors(loaded.findings):
            sys.exit("\n".join(map(str, loaded.findings[:20])))
        policy = loaded.policy
        found["promises"], _ = timed(lambda: list(promises(policy)), again)
        for name, kinds in (
            ("the text, read and composed", ("measures",)),
            ("guides and forms, read and composed", ("guide", "form")),
        ):
            run = composing(folder, kinds)
            found[name], _ = timed(run, again)
        found["rules"], rules = timed(lambda: export(policy), again)
    full = applicants(rules, "everything")[0]
    first, _ = timed(lambda: evaluate(rules, full, advice=False), 1)
    for name, answers in (("everything", full), ("nothing", {})):
        for advice in (False, True):
            evaluate(rules, answers, advice=advice)
            gc.collect()
            gc.freeze()
            words = "with advice" if advice else "without advice"
            found[f"an applicant, {name}, {words}"], _ = timed(
                lambda answers=answers, advice=advice: evaluate(
                    rules, answers, advice=advice
                ),
                5,
            )
    later = found["an applicant, everything, without advice"]
    found["rules made ready"] = first - later
    return found


def composing(folder: Path, kinds: tuple[str, ...]) -> Callable[[], None]:
    """What composes the documents of some templates."""

    def run() -> None:
        found = pipeline.compose(
            folder, ROOT / "templates", (), lambda *_: None, kinds=kinds
        )
        if has_errors(found.findings):
            sys.exit("\n".join(map(str, found.findings[:20])))

    return run


def exponent(first: float, last: float, times: float) -> float:
    """1 for what grows as the policy does."""
    return log(last / first) / log(times)


def main() -> int:
    """Print a line for each stage; exit code 1 when one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1,10,100")
    sizes = [int(one) for one in parser.parse_args().sizes.split(",")]
    headline()
    found = {}
    for size in sizes:
        found[size] = stages(size)
        print(f"{24 * size} measures:", flush=True)
        for name, seconds in found[size].items():
            print(f"    {name:44}{seconds * 1000:12.1f} ms", flush=True)
    good = True
    for name in found[sizes[0]]:
        seconds = [found[size][name] for size in sizes]
        steps = [
            exponent(seconds[at], seconds[at + 1], sizes[at + 1] / sizes[at])
            for at in range(len(sizes) - 1)
        ]
        whole = exponent(seconds[0], seconds[-1], sizes[-1] / sizes[0])
        good &= whole <= MOST
        line = "  ".join(f"{one:.2f}" for one in steps)
        print(f"{verdict(whole <= MOST)}  {name:44}{whole:.2f}  ({line})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
