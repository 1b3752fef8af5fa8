"""How much of what a reviewer does is refused, and why (不能改回的比例).

    python3 tests/review_refusals.py 334 [--first 0] [--policy shipped] [--show 改后检查]

Marks up the texts of all three policies at random, so many sets of edits each, reviews
and applies each set, and proves the outcome. Prints, by what an edit touches, how many
there were and how many were refused, by reason; then every difference that the proof
found. `--show` prints the edits refused for a reason that has these words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct, field

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policypress.edit.edit import copied, spliced  # noqa: E402
from policypress.pipeline.applying import settle  # noqa: E402
from policypress.pipeline.composing import compose  # noqa: E402
from policypress.pipeline.our_text import basis_of, look_of  # noqa: E402
from policypress.pipeline.returned import Returned as Read  # noqa: E402
from policypress.pipeline.returned import (  # noqa: E402
    accepted,
    is_wanted,
    matched,
)
from policypress.pipeline.trial import Trial  # noqa: E402
from policypress.render.docx import render  # noqa: E402
from policypress.review.basis import Basis, Files  # noqa: E402
from policypress.review.ordering import in_order  # noqa: E402
from policypress.review.proof import Difference, differences  # noqa: E402
from policypress.review.proposal import Proposal  # noqa: E402
from policypress.review.propose import proposals  # noqa: E402
from policypress.word.marked import read_marked  # noqa: E402
from policypress.word.package_reader import open_package  # noqa: E402
from tests.support.marking_up import Returned  # noqa: E402
from tests.support.random_marks import Edit, Reviewer  # noqa: E402

TEMPLATES = ROOT / "templates"
POLICIES = {
    "shipped": (ROOT / "policy", "措施正文"),
    "low-altitude": (ROOT / "examples" / "low-altitude", "措施正文"),
    "talent-housing": (ROOT / "examples" / "talent-housing", "办法正文"),
}
SOURCE = "源文件的文字"  # words written in the source, and nothing else
CHECKED = "改后检查不通过"


class Sent(Struct):
    """A document as it went out."""

    policy: Path
    name: str
    data: bytes
    basis: Basis


class Outcome(Struct):
    """What came of a set of edits."""

    edits: list[Edit]
    found: list[Proposal]
    left: list[Difference] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    stepped: set[str] = field(default_factory=set)


def sent(which: str) -> Sent:
    """The text of a policy, and our paragraphs of it."""
    policy, name = POLICIES[which]
    document = _composed(policy, name)
    data = render(document, look_of(TEMPLATES, document.look))
    ours = basis_of(document, policy, TEMPLATES)
    basis = Basis(ours.paragraphs, Files(policy), ours.digest)
    return Sent(policy, name, data, basis)


def _composed(policy: Path, name: str) -> Any:
    """The document of that name."""
    composed = compose(policy, TEMPLATES, (name,), lambda *_: None)
    return next(one for one in composed.documents if one.name == name)


def tried(one: Sent, seed: str) -> Outcome:
    """A set of edits reviewed, applied to a copy, and proven."""
    basis = Basis(one.basis.paragraphs, Files(one.policy), one.basis.digest)
    returned = Returned(one.data)
    provisions = _provisions(one.basis)
    edits = Reviewer(returned, Random(seed), provisions).edit()
    package = open_package(returned.data(), "回稿.docx", is_wanted)
    read = Read("回稿.docx", read_marked(package), package, one.name)
    found = proposals(basis, matched(read, basis))
    settle(found, Trial(one.policy, lambda folder: _wrong(folder, one.name)))
    steps = in_order(step for each in found for step in each.steps)
    made = spliced(one.policy, steps)
    assert made.is_made, made.findings
    outcome = Outcome(edits, found)
    outcome.files = {state.name for state in made.files}
    outcome.stepped = {step.file for step in steps}
    with copied(one.policy, made.files) as copy:
        after = _again(copy, one.name)
        theirs = accepted(read.paragraphs)
        outcome.left = differences(after, theirs, basis, found)
    return outcome


def _provisions(basis: Basis) -> list[list[int]]:
    """The paragraphs of each provision: of a file of measures, of an article."""
    found: dict[tuple[Any, ...], list[int]] = {}
    for number in range(len(basis.texts)):
        node = basis.node(number)
        if node and node[0].startswith("measures/"):
            found.setdefault((node[0],), []).append(number)
        elif node and node[1][:1] == ("articles",) and len(node[1]) > 1:
            found.setdefault((node[0], node[1][1]), []).append(number)
    return list(found.values())


def _wrong(policy: Path, name: str) -> list[Any]:
    """What composing the document finds."""
    return compose(policy, TEMPLATES, (name,), lambda *_: None).findings


def _again(policy: Path, name: str) -> Basis:
    """Our document composed from the edited source, its segments looked up while the
    files are there."""
    basis = basis_of(_composed(policy, name), policy, TEMPLATES)
    for number in range(len(basis.texts)):
        basis.segments(number)
    return basis


def touched(edit: Edit, basis: Basis) -> str:
    """What an edit touches, in words."""
    if edit.kind in ("bold", "centred", "comment"):
        return "格式、批注"
    if edit.start is None or edit.end is None:
        return _of_paragraphs(edit, basis)
    (number,) = edit.numbers
    kinds = set(_kinds(basis, number, edit.start, edit.end))
    if edit.start == edit.end and SOURCE in kinds:
        # Words may be put beside any of ours.
        is_split = edit.kind == "split"
        return "拆分" if is_split else SOURCE
    if edit.kind == "split":
        return "拆分在生成的内容中"
    if len(kinds) == 1:
        return kinds.pop()
    has_source = SOURCE in kinds
    return "源文字和生成的内容" if has_source else "生成的内容"


def _kinds(basis: Basis, number: int, start: int, end: int) -> Iterator[str]:
    """What each segment is that a stretch of a paragraph touches."""
    for one in basis.segments(number):
        is_inside = one.start < end and start < one.end
        is_at = start == end and one.start <= start <= one.end
        if not (is_inside or is_at):
            continue
        if one.kind == "words":
            yield SOURCE
        elif one.kind == "figure":
            yield "数据"
        else:
            yield "生成的内容" if one.where else "模板、序号"


def _of_paragraphs(edit: Edit, basis: Basis) -> str:
    """What an edit of whole paragraphs is about."""
    if edit.kind.startswith("row"):
        return "表格的行"
    if edit.kind.startswith("provision"):
        return "整条"
    nodes = [basis.node(number) for number in edit.numbers]
    if not all(nodes):
        return "模板的段落"
    homes = {(node[0], node[1][:-1]) for node in nodes if node}
    names = {node[1][-1] for node in nodes if node and node[1]}
    if names & {"title", "text"}:
        return "标题、单款条文的段落"
    return "同级的段落" if len(homes) == 1 else "不同级的段落"


def refusal(edit: Edit, found: list[Proposal]) -> str:
    """Why an edit was refused, "" where it was not."""
    for one in found:
        if one.is_refused and set(one.numbers) & set(edit.numbers):
            return one.reason
    return ""


def main(arguments: list[str]) -> int:
    """Try the sets, print the table; 1 where the proof found a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--policy", choices=POLICIES)
    parser.add_argument("--show", default="")
    given = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    wrong = 0
    for which in [given.policy] if given.policy else POLICIES:
        one = sent(which)
        for number in range(given.first, given.first + given.sets):
            seed = f"{which}:{number}"
            outcome = tried(one, seed)
            wrong += bool(outcome.left)
            for difference in outcome.left:
                print(seed, [e.kind for e in outcome.edits], difference)
            for edit in outcome.edits:
                what = touched(edit, one.basis)
                why = refusal(edit, outcome.found)
                counts[what] += 1
                reasons[what, why] += bool(why)
                if given.show and given.show in f"{what} {edit.kind} {why}":
                    _show(seed, edit, outcome, one.basis, why)
    _table(counts, reasons)
    print(f"不一致的：{wrong}")
    return int(wrong > 0)


def _show(
    seed: str, edit: Edit, outcome: Outcome, basis: Basis, why: str
) -> None:
    """One edit with what came of it."""
    print(seed, edit)
    print("  ", why)
    for one in outcome.found:
        if set(one.numbers) & set(edit.numbers):
            print("  ", one.kind, one.node, "｜", one.old, "→", one.new)


def _table(counts: Counter[str], reasons: Counter[tuple[str, str]]) -> None:
    """The counts by what is touched, then by reason."""
    for what, count in counts.most_common():
        own = [(n, why) for (kind, why), n in reasons.items() if kind == what]
        refused = sum(number for number, _ in own)
        print(f"{what}：{count}，不采纳{refused}（{refused / count:.1%}）")
        for number, why in sorted(own, reverse=True):
            if number:
                print(f"    {number:4d} {why[:90]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
