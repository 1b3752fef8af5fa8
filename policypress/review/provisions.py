"""Whole provisions that came, went or moved (整条的增删移)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policypress.edit import Edit, NoFile, Remove
from policypress.edit.edit import Step
from policypress.review import dropping, lifting, placing
from policypress.review.basis import LABEL, Basis
from policypress.review.placing import Spot, key_of, provision_of
from policypress.review.proposal import Proposal
from policypress.review.sources import Where, path_of
from policypress.word.marked import Change

if TYPE_CHECKING:
    from policypress.review.structure import Gone, New

_BETWEEN = "移到了另一条的中间，请移到整条之后"
_INTO = "加在了另一条的中间，请加在整条之后"
_OWN_PLACE = "这一条的位置由它自己的文件（章、chapter、after）决定，请在那里改"
_TITLED = re.compile(r"([^。；：\n]{2,40})。(?=.)")
_MARK = re.compile(r"[，。；：、,;\n]")
_LONGEST_SUBJECT = 20  # characters
_ARTICLE = "第"  # what begins the number of an article, and of nothing else


def settled(
    basis: Basis,
    gone: list[Gone],
    new: list[New],
) -> Iterator[Proposal]:
    """Proposals for whole provisions. What they are made of is taken from `gone` and
    `new`."""
    for provision, lost in list(_whole(basis, gone).items()):
        for one in lost:
            gone.remove(one)
        run = same(basis, lost, new)
        if not run:
            yield _removed(basis, provision, lost)
            continue
        for came in run:
            new.remove(came)
        yield _moved(basis, provision, lost, run)
    left = {_words(basis.texts[one.number]) for one in gone}
    for run in list(_runs(basis, new)):
        if _words(run[0].text) in left:
            continue  # a part of a provision that stands elsewhere now
        made = _added(basis, run)
        if made is not None:
            for came in run:
                new.remove(came)
            yield made


def _whole(
    basis: Basis,
    gone: Sequence[Gone],
) -> dict[Where, list[Gone]]:
    """The provisions of which every paragraph went, with these."""
    there: dict[Where, list[int]] = {}
    for number in range(len(basis.paragraphs)):
        provision = provision_of(basis, number)
        if provision and basis.texts[number].strip():
            there.setdefault(provision, []).append(number)
    lost = {one.number: one for one in gone}
    return {
        provision: [lost[number] for number in numbers]
        for provision, numbers in there.items()
        if all(number in lost for number in numbers)
    }


def _runs(
    basis: Basis,
    new: Sequence[New],
) -> Iterator[list[New]]:
    """New paragraphs that make provisions: one with a number such as provisions have,
    and those behind it without."""
    kinds = _kinds(basis)
    run: list[New] = []
    for one in new:
        label = LABEL.match(one.text)
        is_numbered = label is not None and _kind(label[0]) in kinds
        starts = is_numbered and not one.cell
        if run and (starts or one.before != run[0].before):
            yield run
            run = []
        if starts or run:
            run.append(one)
    if run:
        yield run


def _kinds(basis: Basis) -> set[str]:
    """The kinds of numbers that our provisions have."""
    kinds = set()
    before = None
    for number, text in enumerate(basis.texts):
        provision = provision_of(basis, number)
        label = LABEL.match(text)
        if provision and provision != before and label:
            kinds.add(_kind(label[0]))
        before = provision
    return kinds


def _kind(label: str) -> str:
    """The kind of a number: its signs without the numerals."""
    return re.sub(r"[一二三四五六七八九十百千零〇0-9\s　]", "", label)


def same(
    basis: Basis,
    lost: Sequence[Gone],
    new: Sequence[New],
) -> list[New]:
    """The new paragraphs that say what some that went said, numbers aside; none where
    there are none."""
    words = [_words(basis.texts[one.number]) for one in lost]
    for start in range(len(new) - len(words) + 1):
        run = list(new[start : start + len(words)])
        is_together = {one.before for one in run} == {run[0].before}
        if is_together and [_words(one.text) for one in run] == words:
            return run
    return []


def _words(text: str) -> str:
    """The words of a paragraph without its number."""
    return LABEL.sub("", text.strip(), count=1).strip()


def _removed(
    basis: Basis,
    provision: Where,
    lost: Sequence[Gone],
) -> Proposal:
    """A provision that went, with its guide and its place in the list."""
    steps: list[Step] = []
    if provision[1]:
        steps.append(Edit(f"{provision[0]}.yaml", Remove(provision[1])))
    else:
        steps.append(NoFile(f"{provision[0]}.yaml"))
        guide = f"guides/{key_of(provision)}"
        if basis.files.file(guide):
            steps.append(NoFile(f"{guide}.yaml"))
    steps += placing.taken_out_of_lists(basis, provision)
    others = list(dropping.with_provision(basis.files, provision))
    steps += others
    old = "\n".join(basis.texts[one.number] for one in lost)
    return Proposal(
        "removed",
        _name(provision),
        old,
        dropping.told(others),
        _hands(lost),
        tuple(steps),
        numbers=tuple(one.number for one in lost),
    )


def _moved(
    basis: Basis,
    provision: Where,
    lost: Sequence[Gone],
    run: Sequence[New],
) -> Proposal:
    """A provision that stands behind another one now."""
    numbers = tuple(one.number for one in lost)
    old = "\n".join(basis.texts[number] for number in numbers)
    words = f"移到“{basis.texts[max(run[0].before, 0)][:12]}……”之后"
    spot = placing.spot_behind(basis, run[0].before)
    steps = placing.moved(basis, provision, spot) if spot else []
    reason = _OWN_PLACE if spot else _BETWEEN
    return Proposal(
        "moved" if steps else "refused",
        _name(provision),
        old,
        words,
        (*_hands(lost), *_hands(run)),
        tuple(steps),
        "" if steps else reason,
        numbers,
        tuple(one.text for one in run),
    )


def _added(
    basis: Basis,
    run: Sequence[New],
) -> Proposal | None:
    """A new provision beside another one; None where what came is none, but part of
    one."""
    spot = placing.spot_behind(basis, run[0].before)
    if spot is None:
        is_article = run[0].text.startswith(_ARTICLE)
        return _refused(basis, run) if is_article else None
    where = _free(basis, spot)
    content = _content(basis, where, spot, run)
    steps = placing.added(basis, spot, where, content)
    new = "\n".join(one.text for one in run)
    number = max(run[0].before, 0)
    return Proposal(
        "added",
        _name(where),
        "",
        new,
        _hands(run),
        tuple(steps),
        numbers=(number,),
    )


def _refused(basis: Basis, run: Sequence[New]) -> Proposal:
    """A new provision in the middle of another one."""
    number = max(run[0].before, 0)
    path = basis.paragraphs[number].path
    new = "\n".join(one.text for one in run)
    return Proposal(
        "refused",
        path,
        "",
        new,
        _hands(run),
        (),
        _INTO,
        (number,),
        tuple(one.text for one in run),
    )


def _free(basis: Basis, spot: Spot) -> Where:
    """Where a new provision is written: among the articles of the one beside it, or in
    a file of its own."""
    name, loc = spot.other
    if loc:
        return name, (*loc[:-1], basis.files.free_article("added"))
    return basis.files.free_file(f"{placing.HOME}added"), ()


def _content(
    basis: Basis,
    where: Where,
    spot: Spot,
    run: Sequence[New],
) -> dict[str, Any]:
    """What is written of a new provision."""
    words = [_words(run[0].text), *(one.text.strip() for one in run[1:])]
    content: dict[str, Any] = {}
    titled = _TITLED.match(words[0])
    other = basis.files.value(spot.other)
    if titled and other.get("title"):
        content["title"] = titled[1]
        words[0] = words[0][titled.end() :]
    content["subject"] = titled[1] if titled else _subject(words[0])
    facts: dict[str, Any] = {}
    paragraphs: dict[str, Any] = {}
    for index, text in enumerate(words):
        key = "main" if not index else f"added_{index}"
        home = (where[0], (*where[1], "paragraphs", key))
        made = lifting.lifted(basis.files, home, text, run[0].by)
        for step in made.steps:
            facts[step.change.key] = step.change.value  # type: ignore[union-attr]
        paragraphs[key] = {"text": made.text}
    content["paragraphs"] = paragraphs
    if facts:
        content["facts"] = facts
    return content


def _subject(words: str) -> str:
    """What a provision without a title is about, until somebody says it better: its words
    to the first mark."""
    return _MARK.split(words)[0][:_LONGEST_SUBJECT]


def _name(provision: Where) -> str:
    """The name of a provision, as reports print it."""
    return path_of(provision) if provision[1] else provision[0]


def _hands(ones: Sequence[Gone] | Sequence[New]) -> tuple[Change, ...]:
    """Who did it."""
    return tuple(dict.fromkeys(hand for one in ones for hand in one.by))
