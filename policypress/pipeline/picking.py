"""Which proposals a user wants written (选用): by number, by author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.findings import Finding, Place
from policypress.review.proposal import Proposal, mates


def wanted(
    pick: Sequence[int],
    authors: Sequence[str],
    all_of: Sequence[Proposal],
) -> list[Proposal]:
    """The proposals that a user wants written, each with what is of the same change.
    pick, authors: their numbers, and whose; none of one = all."""
    chosen = [
        one
        for number, one in enumerate(all_of, 1)
        if one.steps
        and (not pick or number in pick)
        and (not authors or set(one.authors) & set(authors))
    ]
    whole = {id(other) for one in chosen for other in mates(one, all_of)}
    whole.update(map(id, chosen))
    return [one for one in all_of if one.steps and id(one) in whole]


def not_there(
    pick: Sequence[int],
    authors: Sequence[str],
    all_of: Sequence[Proposal],
    commenters: Sequence[str] = (),
) -> Iterator[Finding]:
    """What a user picked that is not there, or of which nothing can be written.
    commenters: who wrote comments, which are entered beside what is picked."""
    named = [name for one in all_of for name in one.authors]
    names = list(dict.fromkeys([*named, *commenters]))
    strange = [
        *_unknown_numbers(pick, len(all_of)),
        *_unknown_authors(authors, names),
    ]
    yield from strange
    is_asked = bool(pick or authors) and not strange
    if is_asked and not commenters and not wanted(pick, authors, all_of):
        message = "选的各处都不能改回或者不用改，没有写入"
        yield _finding("--pick", message, "原因写在各处下面")


def _unknown_numbers(pick: Sequence[int], count: int) -> Iterator[Finding]:
    """The numbers of proposals that there are not. count: how many there are."""
    unknown = [number for number in pick if not 1 <= number <= count]
    if unknown:
        numbers = "、".join(f"第{number}处" for number in unknown)
        message = f"没有{numbers}，修改一共{count}处"
        yield _finding("--pick", message, "不加 --apply 再看一遍各处的序号")


def _unknown_authors(
    authors: Sequence[str],
    names: Sequence[str],
) -> Iterator[Finding]:
    """The people who changed nothing. names: of those who did."""
    strange = [name for name in authors if name not in names]
    if strange:
        message = f"没有“{'”“'.join(strange)}”的修改"
        hint = "修订没有署名，用 --pick 选"
        if names:
            hint = f"修改人有：{'、'.join(names)}"
        yield _finding("--author", message, hint)


def _finding(option: str, message: str, hint: str) -> Finding:
    """An error of what was picked."""
    return Finding("nothing-picked", message, Place(option), hint)
