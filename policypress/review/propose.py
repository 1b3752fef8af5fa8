"""From what became of our paragraphs to changes of the source (提出修改建议)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.edit import Edit, Put
from policypress.edit.changes import NoSuchNode
from policypress.review import leaning, lifting, parting, structure
from policypress.review.basis import Basis, datum_in
from policypress.review.lines import Added, Gone, Group, Kept, Line, Token
from policypress.review.proposal import Proposal
from policypress.review.rewriting import Rewritten, rewritten
from policypress.review.sources import Where, path_of
from policypress.word.marked import Change

_TEMPLATE = (
    "这一段是模板的固定文字或者由数据生成，改模板 templates/ 或对应的数据"
)

_MIXED = "这几段既拆分又合并，请在编辑器里改"


def proposals(
    basis: Basis,
    groups: Sequence[Group],
) -> list[Proposal]:
    """Every change of a returned file, in the order of the text."""
    found: list[Proposal] = []
    noted = _Noted([], [])
    before = -1  # the paragraph of ours that stands before what is looked at
    for group in groups:
        if not group.is_unchanged(basis.texts):
            found += _of_group(basis, group, before, noted)
        if group.numbers:
            before = group.numbers[-1]
    return structure.settled(basis, found, noted.gone, noted.new)


class _Noted(Struct):
    """Whole paragraphs that came and went, as far as the text has been looked at."""

    gone: list[structure.Gone]
    new: list[structure.New]


def _of_group(
    basis: Basis,
    group: Group,
    before: int,
    noted: _Noted,
) -> Iterator[Proposal]:
    """The changes of paragraphs that became some lines together. What went and what
    came as whole paragraphs is only noted: it may have moved."""
    ours = [number for line in group.lines for number in line.numbers]
    lost = [number for number in group.numbers if number not in ours]
    if _is_mixed(group, ours):
        yield _mixed(basis, group)
        return
    main = _retyped(group, lost)
    at = before
    for line in group.lines:
        numbers = [lost.pop(0)] if line is main else line.numbers
        if not numbers:
            _note_new(basis, line, at, noted)
            continue
        is_again = ours.count(numbers[0]) > 1 and numbers[0] == at
        if not is_again:
            yield from _of_line(basis, group, line, numbers, ours)
        at = numbers[-1]
    for number in lost:
        if basis.texts[number].strip():
            by = _deleters(group, number)
            noted.gone.append(structure.Gone(number, by))


def _is_mixed(group: Group, ours: Sequence[int]) -> bool:
    """Whether paragraphs were parted and their parts joined with others, or something
    new put between."""
    if len(set(ours)) == len(ours):
        return False
    if any(len(line.numbers) > 1 for line in group.lines):
        return True
    numbers = [line.numbers[:1] for line in group.lines]
    inner = numbers[numbers.index([ours[0]]) : _last(numbers) + 1]
    return [] in inner


def _last(numbers: Sequence[list[int]]) -> int:
    """Where the last line stands that has words of ours."""
    return max(index for index, one in enumerate(numbers) if one)


def _mixed(basis: Basis, group: Group) -> Proposal:
    """A refusal for paragraphs that were parted and joined at once."""
    old = "\n".join(basis.texts[number] for number in group.numbers)
    new = "\n".join(line.text(basis.texts) for line in group.lines)
    path = basis.paragraphs[group.numbers[0]].path
    hands = _hands(group.lines)
    numbers = tuple(group.numbers)
    return Proposal("refused", path, old, new, hands, (), _MIXED, numbers)


def _of_line(
    basis: Basis,
    group: Group,
    line: Line,
    numbers: Sequence[int],
    ours: Sequence[int],
) -> Iterator[Proposal]:
    """The changes of a line made of paragraphs of ours: joined, split or edited.

    ours: the paragraphs of which characters are left, once for each line.
    """
    if len(numbers) > 1:
        yield _joined(basis, line, group)
    elif ours.count(numbers[0]) > 1:
        yield _split(basis, numbers[0], group)
    else:
        yield from _edited(basis, line, numbers[0])


def _note_new(
    basis: Basis,
    line: Line,
    at: int,
    noted: _Noted,
) -> None:
    """Notes a paragraph that came behind ours of that number."""
    words = line.text(basis.texts)
    if words.strip() or line.cell:
        hands = _hands([line])
        noted.new.append(structure.New(at, words, hands, line.cell))


def _retyped(
    group: Group,
    lost: Sequence[int],
) -> Line | None:
    """The line that took the place of a paragraph all of whose words went."""
    filled = [
        line
        for line in group.lines
        if any(isinstance(one, Added) for one in line.tokens)
    ]
    is_one = len(group.numbers) == len(group.lines) == 1
    return filled[0] if is_one and len(lost) == 1 and filled else None


def _edited(
    basis: Basis,
    line: Line,
    number: int,
) -> Iterator[Proposal]:
    """The changes within one paragraph: of its prose, and of figures in it."""
    tokens = _of(line.tokens, number)
    text = basis.texts[number]
    if not any(isinstance(one, (Added, Gone)) for one in tokens):
        return
    made = rewritten(tokens, basis.segments(number), text)
    hands = _hands([line])
    new = line.text(basis.texts)
    if made.problems or not (made.texts or made.figures):
        reason = "；".join(dict.fromkeys(made.problems)) or _TEMPLATE
        node = basis.paragraphs[number].path
        yield Proposal(
            "refused",
            node,
            text,
            new,
            hands,
            (),
            reason,
            (number,),
        )
        return
    yield from _prose(basis, number, made, hands, new)
    yield from _figures(basis, number, made, hands, new)


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
        lifted = lifting.lifted(basis.files, where, words, hands)
        steps = (
            *lifted.steps,
            Edit(_file(where), Put(where[1], lifted.text)),
            *leaning.requoted(basis.files, old, lifted.text),
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
    """The changes of figures that a paragraph prints."""
    for path, words in made.figures.items():
        where = datum_in(basis, number, path)
        old = _value(basis, where)
        if where is None or not isinstance(old, str):
            reason = "这个数由几处数据算出，改对应的数据"
            yield Proposal(
                "refused",
                path,
                "",
                words,
                hands,
                (),
                reason,
                (number,),
                (new,),
            )
            continue
        step = Edit(_file(where), Put(where[1], words))
        yield Proposal(
            "figure",
            path_of(where),
            old,
            words,
            hands,
            (step,),
            numbers=(number,),
            printed=(new,),
        )


def _value(basis: Basis, where: Where | None) -> object:
    """What stands at a place of the source, None for nothing."""
    try:
        return basis.files.value(where) if where else None
    except NoSuchNode:
        return None


def _split(
    basis: Basis,
    number: int,
    group: Group,
) -> Proposal:
    """One paragraph that became several."""
    lines = [line for line in group.lines if number in line.numbers]
    parts = [
        rewritten(
            _of(line.tokens, number),
            basis.segments(number),
            basis.texts[number],
        )
        for line in lines
    ]
    news = [line.text(basis.texts) for line in lines]
    return parting.split(basis, number, parts, news, _hands(lines))


def _joined(
    basis: Basis,
    line: Line,
    group: Group,
) -> Proposal:
    """Several paragraphs that became one."""
    numbers = line.numbers
    parts = [
        rewritten(
            _of(line.tokens, number),
            basis.segments(number),
            basis.texts[number],
            number != numbers[0],
        )
        for number in numbers
    ]
    hands = tuple(dict.fromkeys((*_hands([line]), *group.by)))
    new = line.text(basis.texts)
    return parting.joined(basis, numbers, parts, new, hands)


def _of(
    tokens: Sequence[Token],
    number: int,
) -> list[Token]:
    """The tokens of one paragraph among those of a line. New words belong to the
    paragraph before them, at the beginning to that behind."""
    found: list[Token] = []
    waiting: list[Token] = []
    home: int | None = None
    for token in tokens:
        if isinstance(token, Added):
            if home is None:
                waiting.append(token)
            elif home == number:
                found.append(token)
            continue
        if home is None and token.number == number:
            found += waiting
        home = token.number
        if home == number:
            found.append(token)
    return found if found or home is not None else waiting


def _hands(lines: Sequence[Line]) -> tuple[Change, ...]:
    """Who changed something in some lines."""
    hands = [line.by for line in lines]
    hands += [
        token.by
        for line in lines
        for token in line.tokens
        if not isinstance(token, Kept)
    ]
    return tuple(dict.fromkeys(one for one in hands if one.author))


def _deleters(
    group: Group,
    number: int,
) -> tuple[Change, ...]:
    """Who deleted a paragraph."""
    hands = [
        token.by
        for line in group.lines
        for token in line.tokens
        if isinstance(token, Gone) and token.number == number
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
