"""The letter with which a policy is issued (印发通知): what it says follows from the title,
the issuers and the decision, unless the notice says it otherwise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.views.base_views import sourced
from policypress.compose.views.view_context import ViewContext
from policypress.language.numerals import to_chinese
from policypress.source.model import Notice, PolicyFile

_WORD = "文件"  # what a 文件式 has behind the names of its issuers (7.2.4)
_NAMED_IN_TITLE = 2
_OFFICES = ("局", "委", "委员会", "部", "厅", "办", "办公室", "署")
_CLOSING = "现印发给你们，请认真组织实施。"


def issuers(meta: PolicyFile) -> list[Sourced]:
    """The bodies that issue the policy, each with its origin."""
    if not meta.issuers:
        return [sourced(meta.issuer, meta, "issuer")]
    found: list[Sourced] = []
    for index, name in enumerate(meta.issuers):
        words = sourced(name, meta, f"issuers.{index}")
        found.append(words)
    return found


def notice_view(context: ViewContext) -> Any:
    """The letter; None where there is none.

    masthead: one line, or several names with `word` (文件) beside them; signatures: one
    for each issuer.
    """
    meta = context.policy.meta
    node = meta.notice
    if node is None:
        return None
    bodies = issuers(meta)
    signed = bodies
    if node.issuer:
        signed = [sourced(node.issuer, node, "issuer")]
    masthead = _masthead(context, node, bodies)
    return SimpleNamespace(
        recipients=_listed(node, "recipients"),
        copies_to=_listed(node, "copies_to"),
        is_letter=node.form == "letter",
        masthead=masthead,
        word=_WORD if len(masthead) > 1 else "",
        title=_title(node, meta),
        signatures=signed,
        issuer=signed[0],
        printer=_printer(node, bodies),
        printed=node.printed or meta.issued,
        text=_text(context, node),
        note=sourced(node.note, node, "note"),
        label=sourced(node.label, node, "label"),
    )


def _listed(node: Notice, name: str) -> list[Sourced]:
    """Those that a letter goes to, each with its origin. name: recipients, copies_to."""
    found: list[Sourced] = []
    for index, text in enumerate(getattr(node, name)):
        words = sourced(text, node, f"{name}.{index}")
        found.append(words)
    return found


def _masthead(
    context: ViewContext,
    node: Notice,
    bodies: list[Sourced],
) -> list[Any]:
    """发文机关标志: what the notice says itself, in one line; else the issuer with 文件
    behind it, or several without. A letter has no 文件, and names the leading one."""
    if node.masthead:
        return [sourced(node.masthead, node, "masthead")]
    if node.form == "letter":
        return bodies[:1]
    if len(bodies) > 1:
        return bodies
    only = context.write(bodies[0])
    return [Marked(f"{only}{_WORD}")]


def _title(node: Notice, meta: PolicyFile) -> Sourced:
    """（机关）关于印发《……》的通知. Inside 《》 a title in the title takes 〈〉."""
    if node.title:
        return sourced(node.title, node, "title")
    inner = meta.title.replace("《", "〈").replace("》", "〉")
    names = together(meta.issuing)
    return sourced(f"{names}关于印发《{inner}》的通知", meta, "title")


def together(bodies: tuple[str, ...]) -> str:
    """How a title names those that issue it: one or two by name, more by the leading
    one (甲局等三部门), as ministries do, so that the title stays short."""
    if len(bodies) <= _NAMED_IN_TITLE:
        return " ".join(bodies)
    first = bodies[0]
    count = to_chinese(len(bodies))
    if all(body.endswith(_OFFICES) for body in bodies):
        return f"{first}等{count}部门"
    return f"{first}等{count}单位"


def _printer(
    node: Notice,
    bodies: list[Sourced],
) -> Sourced:
    """印发机关: a body without an office of its own prints what it issues itself."""
    if node.printer:
        return sourced(node.printer, node, "printer")
    return bodies[0]


def _text(
    context: ViewContext,
    node: Notice,
) -> list[Marked]:
    """The body: what the notice says, else the two sentences that every such letter has;
    two paragraphs, so that one can stand on the first page and one with the seals."""
    if node.text:
        return [
            context.prose.render(text, node, f"text.{index}", {})
            for index, text in enumerate(node.text)
        ]
    write = context.write
    meta = context.policy.meta
    title = write(sourced(meta.title, meta, "title"))
    asked = write(sourced(meta.drafter, meta, "drafter"))
    ending = Marked(f"实施中遇到的问题，请径向{asked}反映。")
    decision = approving_decision(meta)
    if decision is None:
        opening = Marked(f"现将《{title}》印发给你们，请认真组织实施。")
        return [opening, ending]
    body = write(decision.body)
    meeting = write(decision.meeting)
    passed = f"已经{body}{meeting}审议通过"
    opening = Marked(f"《{title}》{passed}，{_CLOSING}")
    return [opening, ending]


def approving_decision(meta: PolicyFile) -> Any:
    """The decision that approves the whole policy, else the first; None without any."""
    decisions = getattr(meta, "decisions", None) or {}
    for decision in decisions.values():
        if "all" in decision.approves:
            return decision
    return next(iter(decisions.values()), None)
