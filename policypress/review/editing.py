"""The changes within one paragraph, written back (段内改动的改回): words of prose to the
prose, figures to their data, and what cannot be written back with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from policypress.edit import Edit, Put
from policypress.review import leaning, lifting
from policypress.review.basis import Basis
from policypress.review.changing import (
    changes_of,
    is_change,
    of_paragraph,
    undone,
    with_figures_whole,
)
from policypress.review.lines import Group, Kept, Line, Token
from policypress.review.proposal import Proposal
from policypress.review.refusals import SAME_VALUE, TEMPLATE
from policypress.review.rewriting import Rewritten, rewritten
from policypress.review.sources import Where, path_of
from policypress.word.marked import Change


def edited(
    basis: Basis,
    line: Line,
    number: int,
) -> Iterator[Proposal]:
    """The changes within one paragraph: of its prose, and of figures in it. Where one
    cannot be written back, the others still are."""
    text = basis.texts[number]
    parts = with_figures_whole(
        changes_of(line.tokens, number, text),
        basis.segments(number),
        text,
    )
    wrong = _wrong(basis, number, parts)
    for index, reason in wrong.items():
        refused = _not_made(basis, number, parts, index, reason)
        refused.printed = (line.text(basis.texts),)
        yield refused
    rest = [
        undone(part) if index in wrong else part
        for index, part in enumerate(parts)
    ]
    if not any(map(is_change, rest)):
        return
    made = as_source(basis, number, rest)
    hands = hands_of([line])
    new = line.text(basis.texts)
    if made.problems or not (made.texts or made.figures or made.same):
        path = basis.paragraphs[number].path
        reason = _reason(made)
        yield Proposal(
            "refused",
            path,
            text,
            new,
            hands,
            (),
            reason,
            (number,),
        )
        return
    found = [
        *_prose(basis, number, made, hands, new),
        *_figures(basis, number, made, hands, new),
    ]
    _tie(basis, number, rest, found)
    yield from found


def _tie(
    basis: Basis,
    number: int,
    parts: Sequence[Sequence[Token]],
    found: Sequence[Proposal],
) -> None:
    """Says of each proposal of a paragraph of which of its changes it is."""
    changes = [index for index, one in enumerate(parts) if is_change(one)]
    if len(found) < 2:
        return
    for index in changes:
        alone = as_source(basis, number, _alone(parts, index))
        nodes = {path_of(where) for where in alone.figures}
        nodes |= {
            path_of(where)
            for where, words in alone.texts.items()
            if not _same_prose(basis.files.value(where), words)
        }
        for one in found:
            if one.node in nodes:
                one.stretches |= {index}


def _wrong(
    basis: Basis,
    number: int,
    parts: Sequence[Sequence[Token]],
) -> dict[int, str]:
    """Which changes of a paragraph cannot be written back, each looked at alone, and
    why: for their words, or because a half of one cannot be."""
    found = {
        index: basis.halves[number, index]
        for index in range(len(parts))
        if (number, index) in basis.halves
    }
    if not as_source(basis, number, parts).problems:
        return found
    for index, part in enumerate(parts):
        if is_change(part):
            alone = as_source(basis, number, _alone(parts, index))
            if alone.problems:
                found[index] = _reason(alone)
    return found


def _alone(
    parts: Sequence[Sequence[Token]],
    index: int,
) -> list[Sequence[Token]]:
    """One of the changes, as if it were the only one."""
    return [
        part if at == index else undone(part) for at, part in enumerate(parts)
    ]


def _not_made(
    basis: Basis,
    number: int,
    parts: Sequence[Sequence[Token]],
    index: int,
    reason: str,
) -> Proposal:
    """A refusal for one of the changes of a paragraph."""
    own = Line([token for part in _alone(parts, index) for token in part])
    return Proposal(
        "refused",
        basis.paragraphs[number].path,
        basis.texts[number],
        own.text(basis.texts),
        hands_of([own]),
        (),
        reason,
        (number,),
    )


def _reason(made: Rewritten) -> str:
    """Why something cannot be written back."""
    return "；".join(dict.fromkeys(made.problems)) or TEMPLATE


def as_source(
    basis: Basis,
    number: int,
    parts: Sequence[Sequence[Token]],
) -> Rewritten:
    """What a paragraph says with some changes, as source."""
    return rewritten(
        [token for part in parts for token in part],
        basis.segments(number),
        basis.texts[number],
        follows=basis.follows,
    )


def _prose(
    basis: Basis,
    number: int,
    made: Rewritten,
    hands: tuple[Change, ...],
    new: str,
) -> Iterator[Proposal]:
    """The changes of the proses of a paragraph."""
    for where, words in made.texts.items():
        old = basis.files.value(where)
        if _same_prose(old, words):
            continue
        if not words.strip():
            reason = "条文的文字全部删去而序号还在，请把这一段整个删去"
            yield _refused(where, old, words, hands, number, reason)
            continue
        lifted = lifting.lifted(basis.files, where, words, hands, old)
        steps = (
            *lifted.steps,
            Edit(_file(where), Put(where[1], lifted.text)),
            *leaning.requoted(basis.files, where, old, lifted.text),
        )
        yield Proposal(
            "words",
            path_of(where),
            old,
            lifted.text,
            hands,
            steps,
            numbers=(number,),
            printed=(new,),
        )


def _figures(
    basis: Basis,
    number: int,
    made: Rewritten,
    hands: tuple[Change, ...],
    new: str,
) -> Iterator[Proposal]:
    """The changes of figures that a paragraph prints, and figures that are only written
    otherwise."""
    for where, words in made.figures.items():
        step = Edit(_file(where), Put(where[1], words))
        yield Proposal(
            "figure",
            path_of(where),
            str(basis.files.value(where)),
            words,
            hands,
            (step,),
            numbers=(number,),
            printed=(new,),
            said=made.said.get(where, ""),
        )
    for where, (shown, said) in made.same.items():
        if where not in made.figures:
            reason = SAME_VALUE.format(said=said, shown=shown)
            yield Proposal(
                "same",
                path_of(where),
                shown,
                said,
                hands,
                (),
                reason,
                (number,),
                (new,),
            )


def hands_of(lines: Sequence[Line]) -> tuple[Change, ...]:
    """Who changed something in some lines."""
    hands = [line.by for line in lines]
    hands += [
        token.by
        for line in lines
        for token in line.tokens
        if not isinstance(token, Kept)
    ]
    return tuple(dict.fromkeys(one for one in hands if one.author))


def _refused(
    where: Where,
    old: str,
    new: str,
    hands: tuple[Change, ...],
    number: int,
    reason: str,
) -> Proposal:
    """A change of a prose that cannot be made."""
    return Proposal(
        "refused",
        path_of(where),
        old,
        new,
        hands,
        (),
        reason,
        (number,),
    )


def _same_prose(old: str, new: str) -> bool:
    """Whether two proses say the same: blanks at their ends are not kept."""
    return old.strip() == new.strip()


def _file(where: Where) -> str:
    """The file of a place of the source, in the policy folder."""
    return f"{where[0]}.yaml"


def changed_everywhere(
    basis: Basis,
    groups: Sequence[Group],
) -> Iterator[tuple[Where, tuple[str, str]]]:
    """Names that a returned file changes alike wherever our document prints them, more
    than once, with what they say and are to say: there the name itself is another one.
    Elsewhere only words of one sentence are, 本区 for the name of the district."""
    found = _names_said(basis, groups)
    if not found:
        return
    printed = _names_printed(basis)
    for where, words in found.items():
        value = basis.files.value(where)
        is_plain = "{{" not in value
        is_alike = len(set(words)) == 1 and words[0] != ""
        if is_plain and is_alike and 1 < len(words) == printed[where]:
            yield where, (value, words[0])


def _names_said(
    basis: Basis,
    groups: Sequence[Group],
) -> dict[Where, list[str]]:
    """What each name of the source says now, each time that a changed paragraph says
    something else for it."""
    found: dict[Where, list[str]] = {}
    for group in groups:
        if group.is_unchanged(basis.texts) or len(group.numbers) != 1:
            continue
        (number,) = group.numbers
        own = basis.segments(number)
        if not any(segment.kind == "name" for segment in own):
            continue
        for line in group.lines:
            tokens = of_paragraph(line.tokens, number, basis.texts[number])
            for where, name in as_source(basis, number, [tokens]).names:
                found.setdefault(where, []).append(name)
    return found


def _names_printed(basis: Basis) -> Counter[Where | None]:
    """How often our document prints each name, by the place of the name."""
    printed: Counter[Where | None] = Counter()
    for number in range(len(basis.texts)):
        for segment in basis.segments(number):
            if segment.kind == "name":
                printed[segment.datum] += 1
    return printed
