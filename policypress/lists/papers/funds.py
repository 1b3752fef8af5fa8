"""资金测算表: by measure and year, against budgets, and against another text of the
policy."""

from __future__ import annotations

from collections import Counter

from policypress.document import Block, Document
from policypress.lists.outcome import Reckoned, budgets_for
from policypress.lists.papers.against_budget import against_budget
from policypress.lists.papers.blocks import (
    Words,
    body,
    count,
    heading,
    table,
    title,
    wan,
)
from policypress.lists.papers.estimates import (
    Estimate,
    Line,
    added,
    lines,
    reached,
    total_asked,
    total_paid,
)
from policypress.lists.papers.sums import sums_of
from policypress.lists.papers.versions import compared
from policypress.lists.sharing import Shared
from policypress.source.stages import banner, stage_of

_ASKED = 8  # open questions that are named
_NUMBERS = "一二三四五六"


def funds_document(
    outcome: Reckoned,
    old: Reckoned | None,
    called: str,
    register: str = "",
    budget: int | None = None,
) -> Document:
    """The document. old: the same register by another text, and how that is called;
    register: the name of the file that was reckoned; budget: of the year, in fen."""
    meta = outcome.policy.meta
    words = f"《{meta.title}》资金测算表"
    mine = lines(outcome)
    blocks: list[Block] = [title(words), body(_basis(outcome, register))]
    sections = [("按措施测算", _measures(outcome, mine))]
    if any(len(one.years) > 1 for one in mine):
        sections.append(("按拨付年度测算", _years(mine)))
    budgets = _budgets(outcome)
    if budgets:
        sections.append(("预算和名额", budgets))
    if budget is not None:
        parts = against_budget(total_paid(outcome), budget)
        sections.append(("对照年度预算", parts))
    if old is not None:
        name = f"与{called}比较"
        sections.append((name, compared(mine, old, outcome)))
    sections.append(("测算说明", _notes(outcome, mine)))
    for number, (called_so, parts) in zip(_NUMBERS, sections, strict=False):
        blocks.append(heading(f"{number}、{called_so}"))
        blocks += parts
    blocks += _signed(str(meta.drafter))
    return Document(
        "资金测算表",
        words,
        tuple(blocks),
        formats=("docx", "xlsx"),
        landscape=True,
        draft=banner(outcome.policy, stage_of(outcome.policy)),
        subject=words,
        author=str(meta.drafter),
    )


def _signed(drafter: str) -> list[Block]:
    """Who answers for the estimate, and when: to be signed by hand."""
    people = (
        "编制人：　　　　　　　审核人：　　　　　　　负责人：　　　　　　　"
    )
    day = "编制日期：　　　　年　　月　　日"
    return [body(f"编制单位：{drafter}（盖章）"), body(people), body(day)]


def _basis(outcome: Reckoned, register: str) -> str:
    """What was reckoned, in one paragraph. register: the name of its file."""
    number = sums_of(outcome).applicants
    found = total_paid(outcome)
    low = wan(found.low).text
    title = outcome.policy.meta.title
    named = f"名册“{register}”" if register else "名册"
    certain, undecided = reached(outcome)
    said = (
        f"按照《{title}》的规定和{named}中{number}个申请人的填报情况逐户测算，"
        f"确定可以得到支持的{certain}户，待定的{undecided}户；"
    )
    if found.high == found.low:
        return f"{said}各项支持合计{low}万元。"
    if found.high is None:
        return f"{said}已经确定的支持合计{low}万元；有的金额没有上限，不能测算最高数。"
    middle = Estimate(found.low, found.high).middle
    high = wan(found.high).text
    return (
        f"{said}已经确定的支持合计{low}万元（低方案）；没有回答的问题全部按最有利于申请人的情况计算，"
        f"最多{high}万元（高方案）；取中{wan(middle).text}万元（中方案）。"
    )


def _measures(outcome: Reckoned, mine: list[Line]) -> list[Block]:
    """The table by measure."""
    rows: list[list[Words]] = []
    for at, one in enumerate(mine, 1):
        rows.append(
            [
                str(at),
                one.number,
                one.title,
                count(one.certain),
                count(one.open),
                *_three(one.paid),
                _remark(outcome, one.measure),
            ]
        )
    sums = added(one.paid for one in mine)
    paid = total_paid(outcome)
    rows.append(["", "", "各项措施相加", "", "", *_three(sums), ""])
    cut = sums.less(paid)
    if cut.low or cut.high:
        rows.append(
            [
                "",
                "",
                "减：合并限额、择一享受和总额核减",
                "",
                "",
                *_three(cut),
                "",
            ]
        )
    certain, undecided = reached(outcome)
    rows.append(
        [
            "",
            "",
            "合计",
            count(certain),
            count(undecided),
            *_three(paid),
            _remark(outcome, ""),
        ]
    )
    head = (
        "序号",
        "条款",
        "措施",
        "可申报户数",
        "待定户数",
        "低方案（万元）",
        "中方案（万元）",
        "高方案（万元）",
        "预算和核减",
    )
    return [table("按措施", head, rows, (4, 10, 26, 9, 7, 13, 13, 13, 13))]


def _three(one: Estimate) -> list[Words]:
    """Low, middle, high."""
    return [wan(one.low), wan(one.middle), wan(one.high)]


def _remark(outcome: Reckoned, home: str) -> str:
    """What a budget does to a measure, in a few words."""
    found = [
        f"{one.budget.words}，{_effect(one)}"
        for one in budgets_for(outcome, home)
    ]
    return "；".join(found)


def _effect(one: Shared) -> str:
    """Whether a budget suffices."""
    most = one.budget.most
    cut = "已按同一比例核减" if one.budget.is_cut else "条文没有规定如何核减"
    if one.low > most:
        return f"低方案已超出，{cut}"
    if one.high is None:
        return "高方案没有上限"
    if one.high > most:
        return f"高方案超出，{cut}"
    return "没有超出"


def _years(mine: list[Line]) -> list[Block]:
    """The table by year of payment."""
    most = max(len(one.years) for one in mine)
    head = ["条款", "措施"]
    for year in range(1, most + 1):
        head += [f"第{year}年{end}（万元）" for end in "低中高"]
    rows: list[list[Words]] = []
    sums = [[Estimate(0, 0)] for _ in range(most)]
    for one in mine:
        row: list[Words] = [one.number, one.title]
        for year in range(most):
            found = (
                one.years[year] if year < len(one.years) else Estimate(0, 0)
            )
            sums[year].append(found)
            row += _three(found)
        rows.append(row)
    whole: list[Words] = ["", "各项措施相加"]
    for found_sums in sums:
        whole += _three(added(found_sums))
    rows.append(whole)
    widths = [8, 24] + [9] * (3 * most)
    return [
        table("按年度", head, rows, widths),
        body(
            "第1年为批准当年。分期拨付的按条文规定的比例列入各年，附考核条件的按通过考核计算。"
            "各年没有减去几项措施合计的限额、择一享受和总额核减的部分。"
        ),
    ]


def _budgets(outcome: Reckoned) -> list[Block]:
    """The table of budgets, and what is said of places."""
    rows: list[list[Words]] = []
    numbers = {
        one.id: one.rule["number"] for one in outcome.plan.prepared.measures
    }
    for one in outcome.shared:
        measure = one.budget.home.partition(".")[0]
        rows.append(
            [
                numbers.get(measure, "总则"),
                one.budget.words,
                wan(one.low),
                wan(one.high),
                wan(one.given_low),
                wan(one.given_high),
                _effect(one),
            ]
        )
    found: list[Block] = []
    if rows:
        head = (
            "条款",
            "预算",
            "需要低（万元）",
            "需要高（万元）",
            "核减后低（万元）",
            "核减后高（万元）",
            "结果",
        )
        found.append(table("预算", head, rows, (8, 22, 11, 11, 11, 11, 20)))
    said = [_places(outcome, one.name, one.words) for one in outcome.places]
    found += map(body, said)
    return found


def _places(outcome: Reckoned, name: str, words: str) -> str:
    """What became of a number of places."""
    measure, _, key = name.partition(".")
    support = outcome.policy.measures[measure].supports[key]
    holders = sums_of(outcome).holders[f"s:{name}"]
    said = f"“{support.name}”{words}：入围{holders.certain}个"
    if holders.open:
        said += f"，待定{holders.open}个（得分没有填写、得分并列，或者条文没有规定如何取舍）"
    return f"{said}。"


def _notes(outcome: Reckoned, mine: list[Line]) -> list[Block]:
    """How it was reckoned, and what is open."""
    said = [
        f"资金来源：{outcome.policy.meta.payer}。",
        "低方案只计条件和金额都已确定的部分，待定的按零计算；高方案把没有回答的问题全部按最有利于申请人的"
        "情况计算；中方案为两者的平均，不是预测。",
        "金额按分精确计算，表中以万元为单位、四舍五入到百元，各行相加与合计可能有尾差；.xlsx 中是没有舍入的数，可以直接求和。",
        "同一申请人可以得到几项措施的支持，合计的户数不重复计算。",
        "只测算名册中的申请人，没有列入名册的不在其内；不考虑申请人放弃或者没有申报的情况。",
    ]
    if outcome.places:
        said.append("有名额的，高方案只按名额计入可能得到最多的申请人。")
    open_ended = [one.number for one in mine if one.is_bounded_so]
    asked = total_asked(outcome)
    if open_ended and asked.high is not None:
        said.append(
            f"{'、'.join(open_ended)}有的金额没有填写，又没有单独的上限，高方案按该申请人全部支持的合计限额计，"
            "所以各项相加大于合计。"
        )
    if asked.high is None:
        said.append(
            "有的项目由审议决定或者没有填写，金额没有上限，高方案不能合计。"
        )
    questions = _open_questions(outcome)
    if questions:
        said.append(f"影响户数最多的待答问题：{questions}。")
    said += outcome.notes
    return [
        body(f"{number}.{_sentence(one)}")
        for number, one in enumerate(said, 1)
    ]


def _sentence(words: str) -> str:
    """Words with a full stop."""
    return words if words.endswith("。") else f"{words}。"


def _open_questions(outcome: Reckoned) -> str:
    """The questions that most applicants leave open."""
    counts = sums_of(outcome).questions or Counter()
    named = [f"{word}（{number}项次）" for word, number in _most(counts)]
    return "、".join(named)


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent, in an order that does not change."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ordered[:_ASKED]
