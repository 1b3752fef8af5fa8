"""The site as the policy grows: the shipped 24 measures, and copies of them up to 1,008.

    python benchmarks/whole_site.py [--quick]

Processor time of `policypress.site.make` with composed documents at hand, for one measure at each size, and the weight
of the pages. Time for one measure must stay flat (at most 1.5 times that of 24 measures); the site of 24 measures must
take less than a second, and none of its pages weigh more than 300 KB. Pages that show every measure grow with them.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from timing import headline, in_turns, verdict  # noqa: E402

from policypress.findings import has_errors  # noqa: E402
from policypress.language.numerals import to_chinese  # noqa: E402
from policypress.pipeline import build as pipeline  # noqa: E402
from policypress.site import SiteRequest, make  # noqa: E402

SIZES = (1, 4, 16, 42)
FLAT, SECONDS, HEAVIEST = 1.5, 1, 300_000
KINDS = ("guide", "form", "measures", "comparison")


def grown(folder: Path, times: int) -> Path:
    """The shipped policy with each measure and its guide `times` times, under names of their own."""
    policy = folder / "policy"
    shutil.copytree(ROOT / "policy", policy)
    chapters = re.findall(
        r"(?m)^  (\w[\w-]*):\n    title: .*\n    measures: \[(.*)\]",
        (policy / "policy.yaml").read_text("utf-8"),
    )
    for chapter, names in chapters:
        for name in names.split(", "):
            text, guide = (
                (policy / home / f"{name}.yaml").read_text("utf-8")
                for home in ("measures", "guides")
            )
            for number in range(2, times + 1):
                titled = re.sub(
                    r"(?m)^((?:title|subject): .*)$",
                    rf"\1之{to_chinese(number)}",
                    text,
                )
                (policy / "measures" / f"{name}-{number}.yaml").write_text(
                    f"chapter: {chapter}\n{titled}", "utf-8"
                )
                (policy / "guides" / f"{name}-{number}.yaml").write_text(
                    guide, "utf-8"
                )
    return policy


def composed(times: int) -> SiteRequest:
    with tempfile.TemporaryDirectory() as place:
        found = pipeline.compose(
            grown(Path(place), times),
            ROOT / "templates",
            (),
            lambda *_: None,
            kinds=KINDS,
        )
    if found.policy is None or has_errors(found.findings):
        sys.exit("\n".join(map(str, found.findings[:20])))
    return SiteRequest(found.policy, found.documents, ROOT / "templates")


def site(request: SiteRequest) -> dict[str, bytes]:
    files, findings = make(request)
    if findings:
        sys.exit("\n".join(map(str, findings)))
    return files


def show_time(requests: dict[int, SiteRequest], rounds: int) -> bool:
    times = in_turns(
        {
            str(count): lambda request=request: site(request)
            for count, request in requests.items()
        },
        rounds,
        clock=process_time,
    )
    shortest = {count: min(times[str(count)]) for count in requests}
    print(
        "  ".join(
            f"{count} measures: {seconds * 1000:.0f} ms"
            for count, seconds in shortest.items()
        )
    )
    counts = sorted(requests)
    first, last = (
        shortest[count] / count for count in (counts[0], counts[-1])
    )
    quick, flat = shortest[counts[0]] < SECONDS, last / first <= FLAT
    print(f"{verdict(quick)}  {counts[0]} measures in under {SECONDS} s")
    print(
        f"{verdict(flat)}  one measure among {counts[-1]} / among {counts[0]}: {last / first:.2f} (at most {FLAT})"
    )
    return quick and flat


def show_weight(requests: dict[int, SiteRequest]) -> bool:
    pages = {
        count: {
            name: len(data)
            for name, data in site(request).items()
            if name.endswith(".html")
        }
        for count, request in requests.items()
    }
    counts = sorted(requests)
    least, most = pages[counts[0]], pages[counts[-1]]
    heaviest = max(least, key=least.__getitem__)
    good = least[heaviest] <= HEAVIEST
    print(
        f"{verdict(good)}  heaviest page of {counts[0]} measures: {heaviest}, {least[heaviest] / 1000:.0f} kB (at most {HEAVIEST / 1000:.0f})"
    )
    for name in sorted(least, key=least.__getitem__, reverse=True):
        each = (most[name] - least[name]) / (counts[-1] - counts[0]) / 1000
        if each > 0.05:
            print(
                f"        {name}: {least[name] / 1000:.0f} kB, and {each:.1f} kB for each further measure"
            )
    return good


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="up to 96 measures, 1 round instead of 3",
    )
    quick = parser.parse_args().quick
    headline("jinja2", "pydantic")
    requests = {
        24 * times: composed(times)
        for times in (SIZES[:2] if quick else SIZES)
    }
    good = [show_time(requests, 1 if quick else 3), show_weight(requests)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
