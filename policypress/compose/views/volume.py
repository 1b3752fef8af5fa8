"""The volume of all guides (申报指南汇编) as one notice: what every guide says stands once, and
each item has what is special to it.

A line is common where all the guides that it is for have the same words, figures
included: prose of the common part may name the measure, and is then no common line.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.view_context import ViewContext

Lines = list[Any]


class VolumeView(View):
    """What all guides have in common, and the items."""

    def __init__(self, context: ViewContext) -> None:
        """context: of a policy that has guides."""
        self._context = context
        self._measures = context.measures
        self._guides = [one.guide for one in self._measures]

    @cached_property
    def items(self) -> list[ItemView]:
        """Each measure with what its guide says besides the common part."""
        return [ItemView(self, measure) for measure in self._measures]

    @cached_property
    def groups(self) -> list[Any]:
        """Whom some provisions are for, with the conditions of each."""
        found: list[Any] = []
        for group in self._context.policy.meta.groups.values():
            lines = [
                self._context.condition(node, {})
                for node in group.conditions.values()
            ]
            label = sourced(group.label, group, "label")
            found.append(GroupLines(label, lines))
        return found

    @cached_property
    def channel(self) -> Lines:
        return _in_all(one.channel for one in self._guides)

    @cached_property
    def supervision(self) -> Lines:
        return _in_all(one.supervision for one in self._guides)

    @cached_property
    def cautions(self) -> Lines:
        return _in_all(one.cautions for one in self._guides)

    @cached_property
    def contacts(self) -> list[Any]:
        """Places and telephones are stated for all guides together."""
        return list(self._guides[0].contacts)

    @cached_property
    def window(self) -> Any:
        """When to apply for what has no time of its own."""
        return self._guides[0].common.window

    @cached_property
    def total_limit(self) -> Any:
        return self._guides[0].common.total_limit

    @cached_property
    def limits(self) -> Lines:
        """What one applicant is given by all measures together."""
        return _in_all(one.policy_limits for one in self._measures)

    @cached_property
    def wide_limits(self) -> Lines:
        """What all applicants are given together."""
        return _in_all(one.wide_limits for one in self._measures)

    @cached_property
    def payer(self) -> Any:
        """Who pays, where that is the same for all; "" where it is not."""
        payers = [one.payer for one in self._measures]
        if len(set(payers)) == 1:
            return payers[0]
        return ""

    @cached_property
    def materials(self) -> list[Any]:
        """Materials that everybody hands in, or everybody of a group; numbered."""
        found = self._agreed("materials")
        for order, one in enumerate(found, 1):
            one.order = order
            one.for_whom = self._for_whom(one.id)
        return found

    @cached_property
    def verified(self) -> Lines:
        """What the department looks up itself, for all."""
        return _in_all(one.verified for one in self._guides)

    @cached_property
    def steps(self) -> list[Any]:
        """The steps of those that have none of their own; numbered."""
        found = self._agreed("steps")
        for order, one in enumerate(found, 1):
            one.order = order
            one.for_whom = self._modes(one.id)
        return found

    def _agreed(self, kind: str) -> list[Any]:
        """Materials or steps of the common part, as the guides have them that do not
        replace them; without those in which guides differ. kind: their name."""
        found: list[Any] = []
        common = getattr(self._guides[0].common, kind)
        for key in common:
            views = [
                one
                for guide in self._guides
                if key not in getattr(guide.node, kind)
                for one in getattr(guide, kind)
                if one.id == key
            ]
            if len({signature(one) for one in views}) == 1:
                found.append(copied(views[0]))
        return found

    def _for_whom(self, key: str) -> str:
        """The groups that hand in a material, "" for everybody."""
        material = self._guides[0].common.materials[key]
        groups = self._context.policy.meta.groups
        labels = [
            groups[one].label
            for one in material.beneficiaries
            if one in groups
        ]
        return "、".join(labels)

    def _modes(self, key: str) -> str:
        """Which items have a step, "" for all: 评审制、审议制."""
        step = self._guides[0].common.steps[key]
        return "、".join(MODES[one] for one in step.modes)


MODES = {
    "approval": "核准制",
    "evaluation": "评审制",
    "deliberation": "审议制",
    "filing": "备案制",
    "ranking": "择优",
    "application": "需要申报",
}


class GroupLines(View):
    """A group of applicants with what is asked of it."""

    def __init__(self, label: Any, lines: Lines) -> None:
        self.label = label
        self.conditions = lines


class ItemView(View):
    """One measure in the volume: what its guide says and the common part does not."""

    def __init__(
        self,
        volume: VolumeView,
        measure: Any,
    ) -> None:
        """volume: knows what is common; measure: whose item it is."""
        self._volume = volume
        self.m = measure
        self.guide = measure.guide

    @cached_property
    def materials(self) -> list[Any]:
        """Its own materials, and those of the common part that it words in its way."""
        return self._own("materials")

    @cached_property
    def steps(self) -> list[Any]:
        return self._own("steps")

    @cached_property
    def cautions(self) -> Lines:
        return _without(self.guide.cautions, self._volume.cautions)

    @cached_property
    def channel(self) -> Lines:
        return _without(self.guide.channel, self._volume.channel)

    @cached_property
    def supervision(self) -> Lines:
        return _without(self.guide.supervision, self._volume.supervision)

    @cached_property
    def verified(self) -> Lines:
        """All that is looked up for it, where that is more than for every measure."""
        own = _without(self.guide.verified, self._volume.verified)
        return self.guide.verified if own else []

    @cached_property
    def limits(self) -> Lines:
        """Its limits with other provisions that not all share."""
        return _without(self.m.policy_limits, self._volume.limits)

    @cached_property
    def wide_limits(self) -> Lines:
        """Those of all applicants together that not all measures share."""
        return _without(self.m.wide_limits, self._volume.wide_limits)

    @property
    def payer(self) -> Any:
        return "" if self._volume.payer else self.m.payer

    @property
    def window(self) -> Any:
        """Its own time, None where it is the common one."""
        return self.guide.node.window

    @property
    def total_limit(self) -> Any:
        return self.guide.node.total_limit

    @cached_property
    def conditions(self) -> Lines:
        """What is asked of it besides what is asked of everybody and of its group."""
        lines: Lines = [*self.m.conditions]
        if len(self.m.supports) == 1:
            for _, own in self.m.own_conditions:
                lines += own
        return lines

    @cached_property
    def waived(self) -> Lines:
        """The general conditions that it sets aside (不适用的通用申报条件)."""
        context = self._volume._context  # noqa: SLF001 - the views of one volume
        conditions = context.policy.meta.conditions
        return [
            context.condition(node, {})
            for key, node in conditions.items()
            if key in self.m.node.set_aside
        ]

    @cached_property
    def audience_of(self) -> str:
        """The groups it is for, "" where it is for everybody."""
        context = self._volume._context  # noqa: SLF001
        groups = context.policy.meta.groups
        keys = self.m.node.beneficiaries
        labels = [groups[key].label for key in keys if key in groups]
        return "、".join(labels)

    def _own(self, kind: str) -> list[Any]:
        """Its materials or steps that the common part does not have in these words."""
        shared = {
            one.id: signature(one) for one in getattr(self._volume, kind)
        }
        return [
            one
            for one in getattr(self.guide, kind)
            if shared.get(one.id) != signature(one)
        ]


_SAID = (
    "name",
    "text",
    "actor",
    "limit",
    "form",
    "copies",
    "source",
    "required",
    "note",
)


def signature(one: Any) -> tuple[str, ...]:
    """What a material or a step says, without its number."""
    values = vars(one)
    return tuple(str(values.get(name, "")) for name in _SAID)


def copied(one: Any) -> Any:
    """A material or step that may be given another number."""
    return type(one)(**vars(one))


def _in_all(lists: Iterable[Lines]) -> Lines:
    """The lines of the first list that are in all of them, each once."""
    first, *others = [list(one) for one in lists]
    written = [{str(line) for line in one} for one in others]
    return [
        line for line in first if all(str(line) in found for found in written)
    ]


def _without(lines: Lines, shared: Lines) -> Lines:
    """The lines that are not among those shared."""
    known = {str(line) for line in shared}
    return [line for line in lines if str(line) not in known]
