"""Reading an amending decision (修改决定) into operations, ours or another's. Nothing here knows the text it amends.

Quotations are taken out first: one that follows a colon runs to its last paragraph, the others stand within a line.
Then every sentence is matched against the phrases of the standard wording (立法技术规范（试行）（二）; 国务院 and 人大
decisions). What no phrase explains is a finding: an amendment is never half understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policypress.compare.text.numbers import ANNEX
from policypress.findings import Finding, Place

_SWAPPED = str.maketrans("“”‘’", "‘’“”")
_HAN = "[〇○零一二两三四五六七八九十百千万0-9]+"
_PART = rf"第[（(]?{_HAN}[）)]?(?:分编|编|章|节|部分|条(?:之{_HAN})*|款|项|目|段|行|列|个表格)"
_OTHER = f"无编号条文|无编号标题|标题|名称|题注|引言|序言|目录|落款|{ANNEX}|附件"
_NTH = rf"(?:（第{_HAN}处）)?"
_BEFORE = r"(?:《[^《》]{1,60}》|本(?:法|条例|规定|办法|细则|规则|解释|措施|若干措施|决定)|原|修改后(?:的)?|现行){0,8}"  # few words stand before a number, and none is looked for after a thousand
_REFERENCE = re.compile(
    rf"{_BEFORE}((?:(?:{_PART})+|{_OTHER}){_NTH}(?:{_PART})*)(?:分编名|编名|章名|节名|标题)?(?![为])"
)
_ADD = re.compile(
    rf"增加(?:{_HAN})?(?:个)?(无编号条文|条无编号条文|无编号标题|条|款|项|目录|目|分编|编|章|节|部分|段|标题|题注|序言|落款|附件|表格)(?![“])"
)
_QUOTE = re.compile(r"“([^“”]*)”")
_NUMBERED = re.compile(rf"^(?:{_HAN}、|（{_HAN}）|\({_HAN}\)|[0-9]+[.．])\s*")
_TOP = re.compile(r"^[一二三四五六七八九十百]+、")
_CLOSING = re.compile(
    r"^(?:本决定|根据本决定|《[^《》]+》(?:等[^，。]*)?根据本决定|现予公布|特此)|重新公布。?$"
)
NOTHING = "两个文本的文字相同"
_R, _Q, _A = "\ue001", "\ue002", "\ue003"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a decision does.

    verb: replace, phrase, insert, delete, relabel, lead, move, split, merge or reorder.
    target: what it is done to, as written (第八条第二款), "" for insertions without a place. other: what it is put after or
    becomes (第九条). quote: the paragraphs quoted; for a phrase the words taken out. words: what a phrase puts in.
    kind: what is inserted (条, 款, 章). place: after, before, first or "" (by its number alone).
    """

    verb: str
    target: str = ""
    other: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    words: str = ""
    kind: str = ""
    place: str = ""
    line: int = 0


@dataclass(slots=True)
class _Sentence:
    """A paragraph of the decision with its quotations taken out: shape holds one character for each of them."""

    shape: str
    held: dict[int, str | list[str]]
    number: int
    top: bool
    raw: str


@dataclass(slots=True)
class _Context:
    """What the sentence before spoke of: the unit, the paragraph within it, and parts still to come of a split."""

    unit: str = ""
    line: str = ""
    parts: list[Operation] = field(default_factory=list)


def operations(
    lines: Iterable[str], name: str = "修改决定"
) -> tuple[list[Operation], list[Finding]]:
    """The operations of a decision in order. Lines before the first are its title and preamble; it ends with its closing."""
    found: list[Operation] = []
    findings: list[Finding] = []
    context = _Context()
    lines = list(lines)
    if any(line.startswith(NOTHING) for line in lines):
        return [], []
    for sentence in _sentences(lines):
        if found and _CLOSING.search(sentence.shape):  # a quoted closing closes nothing
            if "公布" in sentence.shape:
                break
            continue
        if sentence.top:
            context = _Context()
        read, rest = _read(sentence, context)
        found += read
        if rest and (found or sentence.top):
            findings.append(
                Finding(
                    "amendment-not-understood",
                    f"不明白“{_excerpt(rest)}”要改什么。",
                    Place(name, sentence.number, 1),
                    "写成标准用语，如：将第八条第二款中的“甲”修改为“乙”；删去第九条；在第十条后增加一条，作为第十一条：“…”。",
                )
            )
    return found, findings


def _sentences(said: list[str]) -> Iterator[_Sentence]:
    places = [place for place, line in enumerate(said, 1) if line.strip()]
    lines = [said[place - 1] for place in places]
    index = 0
    while index < len(lines):
        raw = lines[index].rstrip("\r\n")
        number = places[index]
        index += 1
        text = raw.lstrip(" \u3000\t")
        block: list[str] | None = None
        opened = _opening(text)
        if opened >= 0:
            block, index = _block(text[opened + 1 :], lines, index)
            text = text[:opened]
        top = bool(_TOP.match(text))
        text = _NUMBERED.sub("", text, count=1)
        shape, held = _shaped(text)
        if block is not None:
            held[len(shape)] = block
            shape += _Q
        yield _Sentence(shape, held, number, top, raw)


def _opening(text: str) -> int:
    """Where a quotation of whole paragraphs begins: a “ after a colon, outside other quotations; -1 if there is none."""
    blanked = _QUOTE.sub(
        lambda match: (
            "\0" * len(match[0])
            if text[max(0, match.start() - 1)] not in "：:"
            else match[0]
        ),
        text,
    )
    found = re.search("[：:]“", blanked)
    return found.start() + 1 if found else -1


def _block(first: str, lines: list[str], index: int) -> tuple[list[str], int]:
    """The paragraphs of a quotation and the line after it. Each further paragraph begins with “, the last ends with ”."""
    block = [first]
    while index < len(lines) and (
        further := lines[index].lstrip(" \u3000\t")
    ).startswith("“"):
        block.append(further.rstrip("\r\n")[1:])
        index += 1
    # Some write “ only once: then it ends where the marks balance.
    balance = sum(line.count("“") - line.count("”") for line in block)
    while (
        index < len(lines)
        and not re.search("”[；;。，,]?$", block[-1])
        and balance >= 0
    ):
        block.append(lines[index].strip())
        balance += block[-1].count("“") - block[-1].count("”")
        index += 1
    if block[-1].endswith("”"):
        block[-1] = block[-1][:-1]
    else:
        block[-1] = re.sub("”[；;。，,]?$", "", block[-1])
    return [line.translate(_SWAPPED) for line in block], index


def _shaped(text: str) -> tuple[str, dict[int, str | list[str]]]:
    """The text with one character for each quotation, reference and 增加一条, and what each of them holds."""
    shape, held, at = [], {}, 0
    size = 0

    def put(word: str, value: str | None = None) -> None:
        nonlocal size
        if value is not None:
            held[size] = value
        shape.append(word)
        size += len(word)

    while at < len(text):
        if found := _QUOTE.match(text, at):
            put(_Q, found[1].translate(_SWAPPED))
        elif found := _ADD.match(text, at):
            put(_A, found[1].removeprefix("条") or "条")
        elif found := _REFERENCE.match(text, at):
            put(_R, found[1])
        else:
            put(text[at])
            at += 1
            continue
        at = found.end()
    return "".join(shape), held


# The phrases of the standard wording, the longer before the shorter.
_RULES: tuple[tuple[str, str], ...] = (
    ("split", "(?:将|把)?(R)(?:拆分|分)为(R(?:、R)+)[：:，,]?"),
    ("merge", "(?:将|把)?(R(?:[、和]R)+)合并(?:[，,]?作为|为)(R)"),
    ("move", "(?:将|把)?(R)移(?:至|到)(?:(R)(?:之)?(后|前)|(文首))(?:[，,]?作为(R))?"),
    ("lead", "(?:将|把)?(R)的?序号修改为[：:]?(Q)"),
    (
        "insert",
        "(?:在)?(?:(R|其)(?:之)?(后|前)|(文首)|(R|其)?(?:中)?)A(?:[，,]?(?:分别|依次)?作为(R(?:[、和]R)*))?(?:[，,]?(?:章名|节名|编名|分编名|标题|名称)为)?[：:]?(Q)",
    ),
    ("phrase-insert", "(?:在)?(?:(R|其)中?(?:的|，)?)?(Q)(?:之)?(后|前)增加[：:]?(Q)"),
    ("phrase-delete", "(?:将)?(?:(R|其)中?的?)?(Q)(?:删去|删除)"),
    ("phrase-delete", "(?:删去|删除)(?:(R|其)中?的?)?(Q)"),
    ("phrase-replace", "(?:将|把)?(?:(R|其)中?的?)?(Q)(?:修改为|改为)[：:]?(Q)"),
    ("delete", "(?:删去|删除)(R(?:至R)?(?:[、和]R(?:至R)?)*)"),
    ("delete", "(?:将)?(R(?:至R)?(?:[、和]R(?:至R)?)*)(?:予以)?(?:删去|删除)"),
    ("replace", "(?:将|把)?(R)(?:修改为|改为)[：:]?(Q)"),
    ("relabel-run", "(?:将|把)?(R)至(R)(?:依次|分别|相应)?改为(R)至(R)"),
    ("relabel", "(?:将|把)?(R(?:、R)*)(?:依次|分别|相应)?改为(R(?:、R)*)"),
    ("replace-same", "(?:其?(?:章名|节名|编名|分编名|内容)|其R)?修改为[：:]?(Q)"),
    ("part", "(R)(?:修改为)?[：:](Q)"),
    ("of", "(?:对)?(R)作(?:如下|下列|以下|相应)(?:技术性)?修改[：:]?"),
    (
        "reorder-told",
        "(?:此外)?[，,]?(?:对)?(?:条文|条款|条序)(?:的)?(?:顺序|序号)?作(?:相应|如下)(?:调整|修改)[：:](?=.*R)",
    ),
    (
        "reorder",
        "(?:此外)?[，,]?(?:并)?(?:对)?(?:条文|条款|条序)(?:的)?(?:顺序|序号)?作相应(?:的)?(?:调整|修改)|(?:并)?(?:相应)?调整条文顺序",
    ),
    (
        "skip",
        "对条文中引用的条序作相应修改[：:]?|对条文的标点、空格和用字作下列技术性修改[：:]?|并?作(?:如下|下列|以下)修改[：:]?|其中|并|[，,；;。、：:\\s]",
    ),
)
_COMPILED = tuple(
    (verb, re.compile(rule.replace("R", _R).replace("Q", _Q).replace("A", _A)))
    for verb, rule in _RULES
)


def _read(sentence: _Sentence, context: _Context) -> tuple[list[Operation], str]:
    """The operations of a sentence, and the words nobody understood."""
    found: list[Operation] = []
    at, lost = 0, []
    while at < len(sentence.shape):
        for verb, rule in _COMPILED:
            match = rule.match(sentence.shape, at)
            if (
                match
                and (verb != "part" or context.parts)
                and (verb != "replace-same" or context.unit)
            ):
                found += _operation(verb, match, sentence, context)
                at = match.end()
                break
        else:
            lost.append(sentence.shape[at])
            at += 1
    return found, "".join(_shown(ch) for ch in lost)


def _operation(
    verb: str, match: re.Match[str], sentence: _Sentence, context: _Context
) -> list[Operation]:
    held = [
        (sentence.shape[i], sentence.held[i])
        for i in range(match.start(), match.end())
        if i in sentence.held
    ]
    references = [value for mark, value in held if mark == _R]
    quotes = [
        [value] if isinstance(value, str) else value
        for mark, value in held
        if mark == _Q
    ]
    quote = tuple(quotes[-1]) if quotes else ()
    number = sentence.number

    def full(reference: str) -> str:
        """第二款 of the unit spoken of before, 第八条 as it is."""
        if reference and not re.match(
            rf"第[（(]?{_HAN}[）)]?(?:款|项|目|段|行|列|个表格)", reference
        ):
            context.unit, context.line = _unit_of(reference), ""
            return reference
        return context.unit + reference

    def line(said: str | None) -> str:
        """The paragraph a phrase stands in: named, or the one spoken of before."""
        if said is None:
            return context.line or context.unit
        context.line = full(references[0]) if said == _R else context.unit
        return context.line

    match verb:
        case "split":
            parts = Operation(
                "split", full(references[0]), tuple(references[1:]), line=number
            )
            context.parts = [parts]
            return [parts]
        case "part":
            return [
                Operation(
                    "part",
                    context.parts[0].target,
                    (references[0],),
                    quote,
                    line=number,
                )
            ]
        case "merge":
            context.unit = references[0]
            return [
                Operation(
                    "merge",
                    references[0],
                    (*references[1:-1], references[-1]),
                    line=number,
                )
            ]
        case "move":
            target = full(references[0])
            place = "first" if match[4] else "after" if match[3] == "后" else "before"
            anchor = () if match[4] else (references[1],)
            context.unit = target
            moved = [Operation("move", target, anchor, place=place, line=number)]
            return moved + (
                [Operation("relabel", target, (references[-1],), line=number)]
                if match[5]
                else []
            )
        case "lead":
            return [Operation("lead", full(references[0]), quote=quote, line=number)]
        case "insert":
            kind = next(value for mark, value in held if mark == _A)
            became = (
                tuple(
                    references[len(references) - len(re.findall(_R, match[5] or "")) :]
                )
                if match[5]
                else ()
            )
            where = (
                full(references[0])
                if (match[1] or match[4]) == _R
                else context.unit
                if (match[1] or match[4])
                else ""
            )
            if not where and kind in ("款", "项", "目", "段"):
                where = context.unit
            place = (
                "first"
                if match[3]
                else {"后": "after", "前": "before"}.get(match[2] or "", "")
            )
            return [
                Operation(
                    "insert", where, became, quote, kind=kind, place=place, line=number
                )
            ]
        case "phrase-insert":
            before, after = quotes[0][0], quotes[1][0]
            return [
                Operation(
                    "phrase",
                    line(match[1]),
                    quote=(before,),
                    words=before + after if match[3] == "后" else after + before,
                    line=number,
                )
            ]
        case "phrase-delete":
            return [
                Operation("phrase", line(match[1]), quote=(quotes[0][0],), line=number)
            ]
        case "phrase-replace":
            return [
                Operation(
                    "phrase",
                    line(match[1]),
                    quote=(quotes[0][0],),
                    words="\n".join(quotes[1]),
                    line=number,
                )
            ]
        case "delete":
            return list(
                _deletions(
                    match[1], [full(reference) for reference in references], number
                )
            )
        case "replace":
            return [Operation("replace", full(references[0]), quote=quote, line=number)]
        case "replace-same":
            return [Operation("replace", context.unit, quote=quote, line=number)]
        case "relabel-run":
            first, last, new_first, new_last = references
            return [
                Operation(
                    "relabel-run",
                    full(first),
                    (full(last), new_first, new_last),
                    line=number,
                )
            ]
        case "relabel":
            count = len(references) // 2
            if len(references) % 2:
                return [
                    Operation(
                        "split", full(references[0]), tuple(references[1:]), line=number
                    )
                ]
            pairs = [
                (full(old), new)
                for old, new in zip(references[:count], references[count:])
            ]
            return [
                Operation("relabel", old, (new,), line=number) for old, new in pairs
            ]
        case "of":
            full(references[0])
        case "reorder":
            return [Operation("reorder", line=number)]
    return []


def _deletions(shape: str, references: list[str], number: int) -> Iterator[Operation]:
    """删去第八条、第十条至第十二条."""
    at = 0
    for part in re.split("[、和]", shape):
        many = part.count(_R)
        yield Operation(
            "delete", references[at], tuple(references[at + 1 : at + many]), line=number
        )
        at += many


def _unit_of(reference: str) -> str:
    """第八条 of 第八条第二款第三项."""
    return re.sub(
        rf"(?:第[（(]?{_HAN}[）)]?(?:款|项|目|段|行|列|个表格))+$", "", reference
    )


def _shown(ch: str) -> str:
    return {_R: "…", _Q: "“…”", _A: "增加"}.get(ch, ch)


def _excerpt(text: str) -> str:
    return text if len(text) <= 24 else text[:24] + "……"
