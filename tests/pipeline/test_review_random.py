"""Whatever a reviewer does to a file of any of our policies, the source says it afterwards,
or the review says why not."""

from __future__ import annotations

import os
import re
from random import Random

import pytest

from policypress.edit.edit import copied, spliced
from policypress.pipeline.applying import settle
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import basis_of, look_of
from policypress.pipeline.returned import Returned as Read
from policypress.pipeline.returned import accepted, is_wanted, matched
from policypress.pipeline.trial import Trial
from policypress.render.docx import render
from policypress.review.basis import Basis, Files
from policypress.review.ordering import in_order
from policypress.review.proof import differences
from policypress.review.propose import proposals
from policypress.system.environment import ROOT
from policypress.word.marked import read_marked
from policypress.word.package_reader import open_package
from tests.support.marking_up import Returned, W, text

pytestmark = pytest.mark.slow

TEMPLATES = ROOT / "templates"
COUNT = int(os.environ.get("POLICYPRESS_REVIEWS") or 8)  # sets of edits each
POLICIES = {
    "shipped": (ROOT / "policy", "措施正文"),
    "low-altitude": (ROOT / "examples" / "low-altitude", "措施正文"),
    "talent-housing": (ROOT / "examples" / "talent-housing", "办法正文"),
}
_NEW = ("申报单位应当如实提供材料。", "具体办法由主管单位另行公布。")
_WORDS = ("依法", "可以", "规定的", "（含本数）", "，并")
_SHORT = 12  # characters of a paragraph that is worth editing
_FIGURE = re.compile(r"\d+万元")


@pytest.fixture(scope="module", params=POLICIES)
def sent(request):
    """A policy, the document that went out, and our paragraphs of it."""
    policy, name = POLICIES[request.param]
    composed = compose(policy, TEMPLATES, (name,), lambda *_: None)
    (document,) = [one for one in composed.documents if one.name == name]
    data = render(document, look_of(TEMPLATES, document.look))
    return policy, name, data, basis_of(document, policy, TEMPLATES)


def edits(returned: Returned, rng: Random) -> None:
    """Some edits by two hands, each in a paragraph of its own."""
    good = [
        one
        for one in returned.paragraphs
        if len(text(one)) > _SHORT
        and one.find(f".//{W}br") is None
        and one.find(f".//{W}tab") is None
    ]
    for paragraph in rng.sample(good, min(len(good), rng.randrange(1, 6))):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is None:
            one_edit(returned, paragraph, good, rng)


def one_edit(returned, paragraph, good, rng: Random) -> None:
    """An edit of any kind."""
    by = rng.choice(("张三", "李四"))
    kinds = (words, words, figure, add, remove, split, join, move)
    rng.choice(kinds)(returned, paragraph, good, rng, by)


def words(returned, paragraph, good, rng, by) -> None:
    """Words come, go, or take the place of others."""
    length = len(text(paragraph))
    start = rng.randrange(8, length - 2)
    end = min(length - 1, start + rng.randrange(1, 4))
    kind = rng.randrange(3)
    if kind:
        returned.delete_at(paragraph, start, end, by)
    if kind != 1:
        returned.insert_at(paragraph, start, rng.choice(_WORDS), by)


def figure(returned, paragraph, good, rng, by) -> None:
    """Another amount."""
    found = list(_FIGURE.finditer(text(paragraph)))
    if found:
        one = rng.choice(found)
        returned.delete_at(paragraph, one.start(), one.end(), by)
        amount = f"{rng.randrange(1, 500)}万元"
        returned.insert_at(paragraph, one.start(), amount, by)


def add(returned, paragraph, good, rng, by) -> None:
    """A new paragraph."""
    returned.add_behind(paragraph, rng.choice(_NEW), by)


def remove(returned, paragraph, good, rng, by) -> None:
    """A paragraph goes."""
    returned.delete_whole(paragraph, by)


def split(returned, paragraph, good, rng, by) -> None:
    """A paragraph becomes two."""
    place = rng.randrange(10, len(text(paragraph)) - 1)
    returned.split_at(paragraph, place, by)


def join(returned, paragraph, good, rng, by) -> None:
    """Two paragraphs become one."""
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        returned.join_behind(paragraph, by)


def move(returned, paragraph, good, rng, by) -> None:
    """A paragraph stands elsewhere."""
    target = rng.choice(good)
    if target is not paragraph and target.getparent() is not None:
        returned.add_behind(target, text(paragraph), by)
        returned.delete_whole(paragraph, by)


@pytest.mark.parametrize("number", range(COUNT))
def test_what_comes_back_is_what_the_source_says_but_for_what_is_refused(
    sent, number
):
    policy, name, data, ours = sent
    basis = Basis(ours.paragraphs, Files(policy), ours.digest)
    returned = Returned(data)
    edits(returned, Random(f"{name}:{number}"))
    package = open_package(returned.data(), "回稿.docx", is_wanted)
    read = Read("回稿.docx", read_marked(package), package, name)
    found = proposals(basis, matched(read, basis))
    settle(found, Trial(policy, lambda folder: composing(folder, name)))
    steps = in_order(step for one in found for step in one.steps)
    made = spliced(policy, steps)
    assert made.is_made, made.findings
    with copied(policy, made.files) as copy:
        after = again(copy, name)
        theirs = accepted(read.paragraphs)
        left = differences(after, theirs, basis, found)
    assert not left, (left[:3], [(one.kind, one.reason) for one in found])
    # Only files that an edit is about have changed, and of those only some lines.
    assert {one.name for one in made.files} <= {step.file for step in steps}


def composing(policy, name):
    """What composing the document finds."""
    return compose(policy, TEMPLATES, (name,), lambda *_: None).findings


def again(policy, name):
    """Our document composed from the edited source, its segments looked up while the
    files are there."""
    composed = compose(policy, TEMPLATES, (name,), lambda *_: None)
    (document,) = [one for one in composed.documents if one.name == name]
    basis = basis_of(document, policy, TEMPLATES)
    for number in range(len(basis.texts)):
        basis.segments(number)
    return basis
