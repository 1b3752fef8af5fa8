"""A paragraph as it is now, written back as source (改回源文件的写法).

Words of ours that stayed are the words of the source; an expression stays the
expression as long as what it printed stayed; new words go to the prose beside which
they stand. What an expression printed and somebody changed is a new value of the
figure behind it, or, where no figure is behind it, a reason why it cannot be written
back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from policypress.review.lines import Token
from policypress.review.parts import NOWHERE, Part, placed
from policypress.review.refusals import SIGN, template_sign
from policypress.review.sources import Outer, Segment, Where
from policypress.source.model.figure import UNKNOWN
from policypress.word.marked import LINE

_BROKEN = "款里不能换行；另起一款的按回车键，不另起的删去换行（Shift+Enter）"
_MADE = "“{words}”是自动生成的，不能直接改"
_OPEN = "“{words}”的地方还没有定，要改的是数据 {name}：在源文件里填上它的值和依据，条文跟着变"
_CUT = "拆分的位置在引用的内容“{words}”中间"
_TWICE = "同一个数据在这一段里改成了不同的“{one}”“{other}”"


class Rewritten(Struct):
    """What a stretch of a paragraph says now. texts: the prose by where it stands;
    figures: new values by where these stand; said: those that the reviewer wrote
    otherwise, as written; same: figures that say what they said, in the words of the
    reviewer; names: those that say something else now, each time, with what they say;
    problems: what cannot be written back, in words."""

    texts: dict[Where, str] = field(default_factory=dict)
    figures: dict[Where, str] = field(default_factory=dict)
    said: dict[Where, str] = field(default_factory=dict)
    same: dict[Where, tuple[str, str]] = field(default_factory=dict)
    names: list[tuple[Where, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def rewritten(
    tokens: Sequence[Token],
    segments: Sequence[Segment],
    text: str,
    is_joined: bool = False,
    follows: Mapping[Where, tuple[str, str]] | None = None,
) -> Rewritten:
    """What tokens of one paragraph say, as source.

    segments: of the paragraph, without gaps; text: its words. Segments that no token
    has are left out: they belong to another line. is_joined: to the paragraph before,
    so that its number may go. follows: names that are changed alike wherever they are
    printed, with what they say and are to say; others are written out where they change,
    but for those that say so by themselves then.
    """
    own = _with_its_number(segments) if is_joined else segments
    parts = placed(tokens, own, text)
    made = Rewritten()
    made.problems += _half_gone(parts, text)
    made.problems += _cut_proses(parts, text)
    gone = _gone_proses(parts)
    own_parts = [one for one in _here(parts) if one.segment.outer not in gone]
    for part in own_parts:
        _write(part, text, made, follows or {})
    if not is_joined:
        made.problems += _lost_numbers(own_parts, text)
    made.texts = {
        where: words
        for where, words in made.texts.items()
        if _has(parts, where)
    }
    return made


def _with_its_number(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a paragraph that is none any more: a number that was left
    standing is words of its prose now."""
    own = list(segments)
    if len(own) > 1 and own[0].where is None and own[1].where:
        first, outer = own[0], own[1].outer
        where = outer.where if outer else own[1].where
        own[0] = Segment(first.start, first.end, "words", where)
    return own


def _half_gone(parts: list[Part], text: str) -> list[str]:
    """A problem for each expression of several figures of which only some went."""
    problems = []
    for own in _by_group(parts).values():
        gone = [one for one in own if not (one.stayed or one.words)]
        if 0 < len(gone) < len(own) and any(one.covered for one in gone):
            words = text[own[0].segment.start : own[-1].segment.end]
            problems.append(_MADE.format(words=words))
    return problems


def _by_outer(parts: Sequence[Part]) -> dict[Outer, list[Part]]:
    """The parts of each prose that an expression of another prose prints."""
    found: dict[Outer, list[Part]] = {}
    for part in parts:
        if part.segment.outer:
            found.setdefault(part.segment.outer, []).append(part)
    return found


def _by_group(parts: Sequence[Part]) -> dict[int, list[Part]]:
    """The parts of each expression of several figures."""
    found: dict[int, list[Part]] = {}
    for part in parts:
        if part.segment.group >= 0:
            found.setdefault(part.segment.group, []).append(part)
    return found


def _cut_proses(
    parts: Sequence[Part],
    text: str,
) -> list[str]:
    """A problem for each such prose, and each expression of several figures, of which
    a line has only some."""
    problems = []
    for own in (*_by_outer(parts).values(), *_by_group(parts).values()):
        here = [part for part in own if part.covered]
        if here and any(part.covered < part.length for part in own):
            words = text[own[0].segment.start : own[-1].segment.end]
            problems.append(_CUT.format(words=words))
    return problems


def _gone_proses(parts: Sequence[Part]) -> set[Outer | None]:
    """The expressions whose prose went whole."""
    return {
        outer
        for outer, own in _by_outer(parts).items()
        if any(part.covered for part in own)
        and not any(part.stayed or part.words for part in own)
    }


def _here(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of which the line has something, or could have new words; an expression
    that printed nothing is where the words before it are."""
    before: Part | None = None
    for part in parts:
        if part.length:
            before = part
        at = part.segment.start
        is_behind = before is None or before.until == at
        is_empty = not part.length and (is_behind or not part.segment.source)
        if part.covered or part.is_touched or is_empty:
            yield part


def _lost_numbers(
    parts: Sequence[Part],
    text: str,
) -> list[str]:
    """A problem for each number that went while its paragraph stays."""
    return [
        _MADE.format(words=text[part.segment.start : part.segment.end])
        for part in parts
        if _has_lost_its_number(part)
    ]


def _has_lost_its_number(part: Part) -> bool:
    """Whether words that no prose holds went, and nothing came in their place."""
    is_made = part.segment.where is None and part.length > 0
    return (
        is_made
        and part.covered == part.length
        and not (part.stayed or part.words)
    )


def _write(
    part: Part,
    text: str,
    made: Rewritten,
    follows: Mapping[Where, tuple[str, str]],
) -> None:
    """Adds what a segment says now."""
    segment = part.segment
    words = "".join(part.words)
    # A title of ours may be broken into lines.
    if LINE in words and LINE not in text:
        made.problems.append(_BROKEN)
    if sign := template_sign(words):
        made.problems.append(SIGN.format(sign=sign))
    words = words.replace(LINE, "")
    _begin_outer(part, made)
    if segment.kind == "words" and segment.where:
        _say(made, segment.where, words)
        return
    if _says_so_by_itself(part, words, text, follows):
        if segment.where:
            _say(made, segment.where, segment.source)
        return
    is_named = segment.kind == "name" and not part.is_whole
    if is_named and segment.where and segment.datum:
        made.names.append((segment.datum, words))
        if segment.datum not in follows or not words:
            _say(made, segment.where, words)
            return
    _write_expression(part, words, text, made)


def _says_so_by_itself(
    part: Part,
    words: str,
    text: str,
    follows: Mapping[Where, tuple[str, str]],
) -> bool:
    """Whether something made, or a name with another name in it, says what a reviewer
    wrote once the names in it are the new ones."""
    segment = part.segment
    is_made = segment.kind in ("made", "name") and segment.datum not in follows
    shown = text[segment.start : segment.end]
    after = shown
    for old, new in follows.values():
        after = after.replace(old, new)
    return is_made and words == after != shown and part.covered == part.length


def _begin_outer(part: Part, made: Rewritten) -> None:
    """Adds the expression that several segments stand in, at the first of them."""
    outer = part.segment.outer
    if outer and part.segment.start == outer.start and part.length:
        _say(made, outer.where, outer.source)


def _write_expression(
    part: Part,
    words: str,
    text: str,
    made: Rewritten,
) -> None:
    """Adds the expression that printed a segment, unless all it printed went. words: new
    ones; they are the new value of its figure, or a problem."""
    segment = part.segment
    shown = text[segment.start : segment.end]
    problem = _problem(part, words, shown) or _enter(part, words, shown, made)
    if problem:
        made.problems.append(problem)
    if segment.where:
        is_there = part.is_whole or bool(words) or bool(problem)
        _say(made, segment.where, segment.source if is_there else "")


def _enter(
    part: Part,
    words: str,
    shown: str,
    made: Rewritten,
) -> str:
    """Enters the new value of a figure; why it cannot be, "" where it can."""
    datum, new = part.segment.datum, part.replaced
    if datum is None or not words:
        return ""
    if part.is_whole:
        if new and new.said not in ("", shown):
            made.same[datum] = (shown, new.said)
        return ""
    if new and new.said != words:
        made.said[datum] = new.said
    other = made.figures.setdefault(datum, words)
    return "" if other == words else _TWICE.format(one=other, other=words)


def _say(
    made: Rewritten,
    where: Where,
    words: str,
) -> None:
    """Adds words to a prose."""
    made.texts[where] = made.texts.get(where, "") + words


def _problem(
    part: Part,
    words: str,
    shown: str,
) -> str:
    """Why what became of something made cannot be written back; "" where it can.

    words: that stand there now; shown: what we printed.
    """
    if part.replaced and part.replaced.problem:
        return part.replaced.problem
    if part.covered < part.length:
        return _CUT.format(words=shown)
    if part.is_whole or part.segment.datum or not words:
        return ""
    is_beside = part.stayed == part.length and part.segment.where is None
    if is_beside:
        return NOWHERE.format(words="".join(part.words))
    if shown == UNKNOWN:
        return _OPEN.format(words=shown, name=_named(part.segment.source))
    return _MADE.format(words=shown)


def _named(source: str) -> str:
    """What an expression names, as users know it: policy#effective."""
    name = source.strip("{} ") or "的值"
    own = name.removeprefix("p.")
    return name if own == name else f"policy#{own}"


def _has(parts: list[Part], where: Where) -> bool:
    """Whether a line has characters or new words of a prose."""
    return any(
        part.segment.where == where and (part.covered or part.is_touched)
        for part in parts
    )
