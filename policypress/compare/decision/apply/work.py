"""The old text and everything that is to happen to it (修改的底稿): what every verb needs to
do its part.
"""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from policypress.compare.decision.apply.locate import Resolver, Spot
from policypress.compare.decision.apply.reference import (
    Number,
    last_part,
    unit_of,
)
from policypress.compare.decision.apply.sentences import (
    LAST_SENTENCE,
    OF_NEW,
    ONLY_TABLE,
)
from policypress.compare.decision.apply.unit import Delivery, Unit
from policypress.compare.decision.apply.verbs import Operation, Sort
from policypress.compare.text.tree import Kind, Node, Tree, walk
from policypress.findings import Finding, Place

KINDS: dict[str, Kind] = {
    "条": "clause",
    "无编号条文": "clause",
    "无编号标题": "chapter",
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "部分": "chapter",
    "节": "section",
    "印发通知": "letter",
    "标题": "title",
    "题注": "preamble",
    "引言": "preamble",
    "正文": "preamble",
    "序言": "preamble",
    "目录": "contents",
    "落款": "closing",
    "附件": "annex",
}
_SHOWN: dict[Sort, str] = {"章": "整章（编、节）", "格": "单元格"}
# How a number is written where the text has none of the kind.
_NUMBERS: dict[Kind, str] = {
    "clause": "第一条",
    "part": "第一编",
    "subpart": "第一分编",
    "chapter": "第一章",
    "section": "第一节",
}
# Wrong quotations for which what was probably meant is sought: it takes long.
_GUESSES = 50
_AT_HEAD = -1  # the slot before the first unit


class Anchor(Struct, frozen=True):
    """A unit beside which something is put. moving: by a move; inside: below a heading,
    not beside a unit.
    """

    unit: int
    operation: Operation
    reference: str
    moving: bool
    inside: bool


class Called(Struct, frozen=True):
    """What a 条 of the new text was called before, "" when it is added. keeps_lines: whether
    its 款 and 项 stay where they are. several: more than one is called so.
    """

    before: str = ""
    keeps_lines: bool = True
    several: bool = False


class Work:
    """The units of the old text in reading order, what comes between them, and what is
    wrong with the decision.

    slots: new and moved units by the unit they follow. unplaced: new ones that only a
    number places.
    same_numbers: units that get the number they have. raised: new units made of old
    lines. called: what each 条 of the new text was called, where the decision calls some so;
    None while that is not known. open_ends: what the decision leaves open, as findings.
    addressed: lines that go to a unit, by the name it has in the new text.
    """

    def __init__(
        self,
        old: Tree,
        name: str,
    ) -> None:
        """Nothing has been applied yet. name: of the decision, in findings."""
        self.old, self.name = old, name
        self.findings: list[Finding] = []
        self.resolver = Resolver(old)
        self.units = [_unit(node) for node, _ in walk(old)]
        self.slots: dict[int, list[Unit]] = {}
        self.unplaced: list[Unit] = []
        self.anchors: list[Anchor] = []
        self.same_numbers: list[tuple[Unit, Operation, str]] = []
        self.raised: list[Unit] = []
        self.addressed: list[tuple[str, Delivery]] = []
        self.lost: list[Delivery] = []
        self.contents: Operation | None = None
        self.open_ends: list[Finding] = []
        self.called: dict[str, Called] | None = None
        self.guesses = _GUESSES
        self.reorder = False
        self._manners: dict[Kind, tuple[str, str]] = {}
        self.gap = self.manner_of("clause")[1]

    def manner_of(self, kind: Kind) -> tuple[str, str]:
        """How the text writes the number of units of a kind: the first one, and the gap
        that most have after it.
        """
        if kind not in self._manners:
            self._manners[kind] = self._manner(kind)
        return self._manners[kind]

    def _manner(self, kind: Kind) -> tuple[str, str]:
        """The same, looked up in the old text."""
        nodes = [node for node, _ in self.resolver.units]
        labelled = [node for node in nodes if node.kind == kind and node.label]
        if not labelled:
            return _NUMBERS.get(kind, ""), "　"
        gaps = Counter(node.lines[0].gap for node in labelled if node.lines)
        return labelled[0].label, gaps.most_common(1)[0][0]

    def fault(
        self,
        code: str,
        message: str,
        operation: Operation,
        hint: str,
    ) -> None:
        """Something that stops the decision from being applied."""
        place = Place(self.name, operation.line, 1)
        shown = message.replace(ONLY_TABLE, "表格")
        shown = shown.replace(LAST_SENTENCE, "末句")
        self.findings.append(Finding(code, shown, place, hint))

    def warn(
        self,
        code: str,
        message: str,
        operation: Operation,
        hint: str,
    ) -> None:
        """Something the user should know; the decision is applied all the same."""
        place = Place(self.name, operation.line, 1)
        found = Finding(code, message, place, hint, "warning")
        self.findings.append(found)

    def unchanged(
        self,
        name: str,
        operation: Operation,
    ) -> None:
        """A warning: the amendment gives what is there already."""
        message = f"对“{name}”的修改没有改变任何文字。"
        hint = "核对修改前后的文字；没有变化的内容不必写。"
        self.warn(
            "amendment-changes-nothing",
            message,
            operation,
            hint,
        )

    def spot(
        self,
        reference: str,
        operation: Operation,
        accepts: frozenset[Sort] | None = None,
    ) -> Spot | None:
        """The place named, of a kind that the verb accepts; None and a finding
        otherwise. accepts: where the verb accepts others here than at its target.
        """
        if reference.startswith(OF_NEW):
            reference = self._before(reference, operation)
            if not reference:
                return None
        found = self.resolver.find(reference)
        if isinstance(found, str):
            hint = "核对条、款、项的序号：都按修改前的文本写。"
            self.fault(
                "amendment-target",
                found,
                operation,
                hint,
            )
            return None
        if found.sort not in (accepts or operation.accepts):
            self.misplaced(reference, found.sort, operation)
            return None
        return found

    def _before(self, reference: str, operation: Operation) -> str:
        """What a place of the new text (修改后的第九条) was called before; "" and a finding where
        that is not certain.
        """
        if self.called is None:
            return ""  # what else is wrong is told
        unit = unit_of(reference).removeprefix(OF_NEW)
        rest = reference.removeprefix(OF_NEW).removeprefix(unit)
        called = self.called.get(unit)
        hint = "按修改前的序号写：“第八条第二款”。"
        if called is None:
            message = f"修改后的文本里没有“{reference}”这一条。"
        elif called.several:
            message = f"修改后的文本里有多处“{unit}”。"
        elif not called.before:
            message = f"“{reference}”是这次增加的，不能再修改。"
            hint = "把修改写进增加这一条的引文。"
        elif rest and not called.keeps_lines:
            message = f"“{unit}”的款、项这次也有变动，不能确定“{reference}”是哪一处。"
        else:
            return called.before + rest
        self.fault("amendment-target", message, operation, hint)
        return ""

    def misplaced(
        self,
        reference: str,
        sort: Sort,
        operation: Operation,
    ) -> None:
        """A finding: this verb does nothing to places of this kind."""
        shown = _SHOWN.get(sort, sort)
        message = f"“{reference}”是{shown}，不能这样{operation.verb}。"
        accepted = "、".join(
            sorted(_SHOWN.get(one, one) for one in operation.accepts)
        )
        hint = f"可以{operation.verb}的是：{accepted}。款、项的移动写成删去和增加，整章的修改写明章名或者逐条写。"
        self.fault(
            "amendment-place",
            message,
            operation,
            hint,
        )

    def number(
        self,
        became: str,
        word: str,
        operation: Operation,
    ) -> Number:
        """The number that something gets; () and a finding when it has none or counts
        something else. word: 条, 款, 章.
        """
        found, number = last_part(became)
        hint = "写成“第九条”“第三款”这样的序号。"
        if not number:
            message = f"“{became}”里没有序号。"
        elif not _alike(found, word):
            message = f"“{became}”不是{word}的序号。"
        else:
            return number
        self.fault(
            "amendment-number",
            message,
            operation,
            hint,
        )
        return ()

    def put(
        self,
        spot: Spot | None,
        side: str,
        unit: Unit,
    ) -> None:
        """A unit into its slot: at the head of the text, beside a unit, or at the end
        of a chapter.
        """
        if spot is None:
            slot = _AT_HEAD
        elif side == "before":
            slot = spot.unit - 1
        elif spot.sort == "章":
            slot = self.resolver.end_of(spot.unit)
        else:
            slot = spot.unit
        self.slots.setdefault(slot, []).append(unit)


def _unit(node: Node) -> Unit:
    """A unit to be worked on, as a node of the old text has it."""
    gap = node.lines[0].gap if node.lines else ""
    return Unit(
        node.kind,
        node.label,
        gap,
        list(node.lines),
        node.number,
        node,
    )


def _alike(
    found: str,
    word: str,
) -> bool:
    """Whether two words count the same: 章 and 部分 both count chapters."""
    if found in KINDS and word in KINDS:
        return KINDS[found] == KINDS[word]
    return found == word or (found, word) == ("个表格", "表格")
