"""The standard wording of amendments (立法技术规范（试行）（二）; 国务院 and 人大 decisions) as a table:
phrase → verb.

Phrases are patterns over the shape of a sentence (`sentences`), the longer before the
shorter. Each has a function that
makes operations of what it matched. Lists are matched without a way back (`*+`), so no
sentence takes long.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from policypress.compare.decision.apply.reference import (
    heading_name,
    relative,
    run_of,
    unit_of,
)
from policypress.compare.decision.apply.sentences import (
    NUMERAL,
    A,
    Added,
    Q,
    R,
    Sentence,
)
from policypress.compare.decision.apply.verbs import (
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Part,
    Renumber,
    Reorder,
    Replace,
    ReplaceEvery,
    ReplaceNumber,
    ReplaceWords,
    Side,
    Split,
    Unclear,
)
from policypress.compare.text.numbers import value

_SIDES: dict[str, Side] = {"后": "after", "前": "before"}
_INNER_KINDS = ("款", "项", "目", "段")


class Context(Struct):
    """What the sentence before spoke of: the unit, the paragraph within it, and the
    unit whose parts are to come.

    heading: 章名 when the unit was named with it.
    """

    unit: str = ""
    heading: str = ""
    paragraph: str = ""
    parts_of: str = ""

    def full(self, reference: str) -> str:
        """第八条第二款 of 第二款 where 第八条 was spoken of; a reference to a unit is kept, and
        spoken of from now on.
        """
        whole = relative(reference, self.unit)
        if whole == reference:
            self.unit, self.paragraph = unit_of(reference), ""
            self.heading = heading_name(reference)
        return whole


class Found(Struct, frozen=True):
    """A phrase found in a sentence: what stands in it, and what was spoken of before."""

    match: re.Match[str]
    sentence: Sentence
    context: Context

    @property
    def line(self) -> int:
        """Where the decision says it."""
        return self.sentence.line

    def within(self, group: int = 0) -> list[str]:
        """The references in the whole phrase, or in a group of it."""
        start, end = self.match.span(group)
        marks = range(start, end)
        held, shape = self.sentence.held, self.sentence.shape
        return [str(held[at]) for at in marks if shape[at] == R and at in held]

    def quotes(self) -> list[tuple[str, ...]]:
        """The quotations, each as its paragraphs."""
        found: list[tuple[str, ...]] = []
        shape = self.sentence.shape
        for at in range(*self.match.span()):
            held = self.sentence.held.get(at)
            if shape[at] != Q or held is None or isinstance(held, Added):
                continue
            found.append((held,) if isinstance(held, str) else tuple(held))
        return found

    def paragraph(self) -> str:
        """The place whose words are meant: named in the first group, 其中, or the one
        spoken of before.
        """
        mark = self.match[1]
        if mark is None:
            return self.context.paragraph or self.context.unit
        paragraph = self.context.unit
        if mark == R:
            paragraph = self.context.full(self.within()[0])
        self.context.paragraph = paragraph
        return paragraph

    def listed(self, references: list[str]) -> list[str]:
        """References of a list, in full: 第二款第一项、第三项 names 第二款第三项 last."""
        full: list[str] = []
        for reference in references:
            whole = relative(reference, full[-1]) if full else reference
            full.append(self.context.full(whole))
        return full


def _split(found: Found) -> list[Operation]:
    target, *parts = found.within()
    full = found.context.full(target)
    found.context.parts_of = full
    return [Split(found.line, full, tuple(parts))]


def _part(found: Found) -> list[Operation]:
    (became,) = found.within()
    return [
        Part(found.line, found.context.parts_of, became, found.quotes()[-1])
    ]


def _merge(found: Found) -> list[Operation]:
    targets = found.listed(found.within(1))
    found.context.unit = targets[0]
    return [Merge(found.line, tuple(targets), found.within(2)[0])]


def _move(found: Found) -> list[Operation]:
    """将第五条移至第九条后，作为第九条: a move, and a new number."""
    target = found.context.full(found.within(1)[0])
    anchors, became = found.within(2), found.within(5)
    side = _SIDES.get(found.match[3] or "", "first")
    anchor = relative(anchors[0], found.context.unit) if anchors else ""
    moved: list[Operation] = [Move(found.line, target, anchor, side)]
    if became:
        moved.append(Renumber(found.line, target, became[0]))
    return moved


def _number(found: Found) -> list[Operation]:
    target = found.context.full(found.within()[0])
    return [ReplaceNumber(found.line, target, found.quotes()[0][0])]


def _insert(found: Found) -> list[Operation]:
    """在第八条后增加两款，作为第三款、第四款：“…”."""
    match = found.match
    held = found.sentence.within(*match.span(5))
    added = next(one for one in held if isinstance(one, Added))
    where = _where(found, added)
    side: Side = _SIDES.get(match[2] or "", "inside")
    if match[3]:
        side = "first"
    became = found.within(6)
    if "至" in (match[6] or ""):
        became = run_of(became)
    count = value(added.numeral)
    quote = found.quotes()[-1]
    made = Insert(
        found.line, where, side, added.kind, count, tuple(became), quote
    )
    return [made]


def _where(found: Found, added: Added) -> str:
    """Beside or in what something is inserted; "" when only its number says."""
    named = found.within(1) or found.within(4)
    if named:
        return found.context.full(named[0])
    its = found.match[1] or found.match[4]  # 其
    inner = added.kind in _INNER_KINDS
    return found.context.unit if its or inner else ""


def _insert_words(found: Found) -> list[Operation]:
    """在“甲”后增加“乙”: 甲 becomes 甲乙."""
    (words, *_), (new, *_) = found.quotes()
    after = found.match[3] == "后"
    put = words + new if after else new + words
    return [ReplaceWords(found.line, found.paragraph(), words, put)]


def _delete_words(found: Found) -> list[Operation]:
    words = found.quotes()[0][0]
    return [ReplaceWords(found.line, found.paragraph(), words, "")]


def _replace_words(found: Found) -> list[Operation]:
    old, new = found.quotes()
    return [
        ReplaceWords(found.line, found.paragraph(), old[0], "\n".join(new))
    ]


def _replace_every(found: Found) -> list[Operation]:
    """将第三条、第八条中的“甲”修改为“乙”，共三处."""
    old, new = found.quotes()
    targets = tuple(found.listed(found.within(1)))
    count = value(found.match[4] or "")
    put = "\n".join(new)
    return [ReplaceEvery(found.line, targets, old[0], put, count)]


def _delete(found: Found) -> list[Operation]:
    """删去第八条、第十条至第十二条."""
    full = iter(found.listed(found.within(1)))
    made: list[Operation] = []
    for part in re.split("[、和]", found.match[1]):
        target = next(full)
        through = next(full) if "至" in part else ""
        made.append(Delete(found.line, target, through))
    return made


def _replace(found: Found) -> list[Operation]:
    target = found.context.full(found.within(1)[0])
    return [Replace(found.line, target, found.quotes()[-1])]


def _replace_it(found: Found) -> list[Operation]:
    """修改为：“…”, 章名修改为：“…” of the unit spoken of before."""
    name = found.match[1] or found.context.heading
    target = found.context.unit + name
    return [Replace(found.line, target, found.quotes()[-1])]


def _replace_its(found: Found) -> list[Operation]:
    """其第二款修改为：“…”; 其标题 is the heading of the unit spoken of before."""
    (reference,) = found.within(1)
    if reference == "标题":
        target = found.context.unit + reference
    else:
        target = found.context.full(reference)
    return [Replace(found.line, target, found.quotes()[-1])]


def _renumber_run(found: Found) -> list[Operation]:
    """第八条至第十条依次改为第九条至第十一条."""
    first, last = found.listed(found.within()[:2])
    became, became_last = found.within()[2:]
    return [Renumber(found.line, first, became, last, became_last)]


def _renumber(found: Found) -> list[Operation]:
    """第八条、第九条改为第九条、第十条: as many after as before; 第八条改为第八条、第九条 splits it."""
    old, new = found.within(1), found.within(2)
    if len(old) == 1 and len(new) > 1:
        return _split(found)
    if len(old) != len(new):
        message = f"{len(old)}处改为{len(new)}处，不能一一对应。"
        hint = "核对起止序号，前后写一样多的条、款、项。"
        return [Unclear(found.line, "renumbering-differs", message, hint)]
    pairs = zip(found.listed(old), new, strict=True)
    return [Renumber(found.line, target, became) for target, became in pairs]


def _of(found: Found) -> list[Operation]:
    """对第八条作如下修改: spoken of from now on."""
    found.context.full(found.within()[0])
    return []


def _reorder(found: Found) -> list[Operation]:
    """The order of clauses, unless the new numbers are listed after the colon."""
    phrase = found.match[0]
    rest = found.sentence.shape[found.match.end() :]
    listed = phrase.endswith(("：", ":")) and R in rest
    if listed or "如下" in phrase:
        return []
    return [Reorder(found.line)]


def _nothing(found: Found) -> list[Operation]:
    return []


Builder = Callable[[Found], list[Operation]]
_LIST = "R(?:至R)?+(?:[、和]R(?:至R)?+)*+"
_TABLE: tuple[tuple[str, Builder], ...] = (
    ("(?:将|把)?(R)(?:拆分|分)为(R(?:、R)++)[：:，,]?", _split),
    ("(?:将|把)?(R(?:[、和]R)++)合并(?:[，,]?作为|为)(R)", _merge),
    (
        "(?:将|把)?(R)移(?:至|到)(?:(R)(?:之)?(后|前)|(文首))(?:[，,]?作为(R))?",
        _move,
    ),
    ("(?:将|把)?(R)的?序号修改为[：:]?(Q)", _number),
    (
        "(?:在)?(?:(R|其)(?:之)?(后|前)|(文首)|(R|其)?(?:中)?)(A)"
        "(?:[，,]?(?:分别|依次)?作为(R(?:[、和至]R)*+))?"
        "(?:[，,]?(?:章名|节名|编名|分编名|标题|名称)为)?[：:]?Q",
        _insert,
    ),
    (
        "(?:在)?(?:(R|其)中?(?:的|，)?)?(Q)(?:之)?(后|前)增加[：:]?(Q)",
        _insert_words,
    ),
    ("(?:将)?(?:(R|其)中?的?)?(Q)(?:删去|删除)", _delete_words),
    ("(?:删去|删除)(?:(R|其)中?的?)?(Q)", _delete_words),
    (
        "(?:将|把)?(R(?:[、和]R)++)中?的?(Q)(?:均|分别)?(?:修改为|改为)[：:]?(Q)"
        f"(?:[，,]共({NUMERAL})处)?",
        _replace_every,
    ),
    (
        "(?:将|把)?(R)中?的?(Q)均?(?:修改为|改为)[：:]?(Q)"
        f"[，,]共({NUMERAL})处",
        _replace_every,
    ),
    ("(?:将|把)?(?:(R|其)中?的?)?(Q)(?:修改为|改为)[：:]?(Q)", _replace_words),
    (f"(?:删去|删除)({_LIST})", _delete),
    (f"(?:将)?({_LIST})(?:予以)?(?:删去|删除)", _delete),
    ("(?:将|把)?(R)(?:修改为|改为)[：:]?(Q)", _replace),
    ("(?:将|把)?(R)至(R)(?:依次|分别|相应)?改为(R)至(R)", _renumber_run),
    ("(?:将|把)?(R(?:、R)*+)(?:依次|分别|相应)?改为(R(?:、R)*+)", _renumber),
    ("其(R)修改为[：:]?(Q)", _replace_its),
    ("(?:其?(?:(章名|节名|编名|分编名)|内容))?修改为[：:]?(Q)", _replace_it),
    ("(R)(?:修改为)?[：:](Q)", _part),
    ("(?:对)?(R)作(?:如下|下列|以下|相应)(?:技术性)?修改[：:]?", _of),
    (
        "(?:此外)?[，,]?(?:并)?(?:对)?(?:条文|条款|条序)(?:的)?(?:顺序|序号)?"
        "作(?:相应(?:的)?(?:调整|修改)[：:]?|如下(?:调整|修改)[：:])"
        "|(?:并)?(?:相应)?调整条文顺序",
        _reorder,
    ),
    (
        "对条文中引用的条序作相应修改[：:]?"
        "|对条文的标点、空格和用字作下列技术性修改[：:]?"
        "|并?作(?:如下|下列|以下)修改[：:]?|其中|并|[，,；;。、：:\\s]",
        _nothing,
    ),
)


def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase.replace("R", R).replace("Q", Q).replace("A", A))


WORDING = tuple((_compiled(phrase), builder) for phrase, builder in _TABLE)
# Words that no phrase explains are passed over a list at a time, so that a long one is looked at once.
_PASSED = _compiled(f"{_LIST}|.")


def read(sentence: Sentence, context: Context) -> tuple[list[Operation], str]:
    """The operations of a sentence, and the shape of the words that no phrase explains."""
    made: list[Operation] = []
    lost: list[str] = []
    at = 0
    while at < len(sentence.shape):
        found, builder = _first(sentence, context, at)
        if found is None:
            passed = _PASSED.match(sentence.shape, at)
            end = passed.end() if passed else at + 1
            lost.append(sentence.shape[at:end])
            at = end
            continue
        made += builder(found)
        at = found.match.end()
    return made, "".join(lost)


def _first(
    sentence: Sentence, context: Context, at: int
) -> tuple[Found | None, Builder]:
    """The first phrase of the table that stands here. Some need that something was
    spoken of before.
    """
    for pattern, builder in WORDING:
        match = pattern.match(sentence.shape, at)
        if not match:
            continue
        if builder is _part and not context.parts_of:
            continue
        if builder is _replace_it and not context.unit:
            continue
        return Found(match, sentence, context), builder
    return None, _nothing
