"""What a kind of amount needs of those who ask it: a writer, a builder of rules, a scope
to check against. Each is made by its user; this says only what it can do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from policypress.findings import Finding
    from policypress.source.model.base import Node
    from policypress.source.model.figure import Figure


class Write(Protocol):
    """Says figures and names in one document, each with its origin."""

    def __call__(self, value: object) -> str:
        """A figure, or plain words of the policy."""

    def label(self, field: str) -> str:
        """What a question, column or derived figure is called; its id when unknown."""

    def choice(self, field: str, key: str) -> str:
        """What a choice of a question is called; its id when unknown."""

    def condition(self, condition: Any) -> str:
        """A condition in words."""


class Builder(Protocol):
    """Makes the language of rules.json. N is a number of it, C a condition."""

    def figure(self, figure: Figure) -> Any:
        """N: a figure, with its words; null while it is unknown (待核)."""

    def number(self, value: int | Fraction) -> Any:
        """N: a number that no figure says, such as 0."""

    def read(self, name: str) -> Any:
        """N: the answer to a question, the column of the row, or a derived figure."""

    def chosen(self, name: str, key: str) -> Any:
        """C: the answer is that choice, or has it among several."""

    def takes_several(self, name: str) -> bool:
        """Whether a choice may have several answers at once."""

    def holds(self, condition: Any) -> Any:
        """C: a condition of the policy holds."""

    def compare(
        self,
        left: Any,
        op: str,
        right: Any,
    ) -> Any:
        """C: op is one of < <= > >= = !=."""

    def all_of(self, conditions: Sequence[Any]) -> Any:
        """C: all of them."""

    def add(self, parts: Sequence[Any]) -> Any:
        """N: the sum."""

    def times(self, parts: Sequence[Any]) -> Any:
        """N: the product."""

    def least(self, parts: Sequence[Any]) -> Any:
        """N: the smallest."""

    def greatest(self, parts: Sequence[Any]) -> Any:
        """N: the largest."""

    def minus(self, left: Any, right: Any) -> Any:
        """N: the difference, never below 0."""

    def divide(self, left: Any, right: Any) -> Any:
        """N: the quotient."""

    def whole(self, part: Any, of: Figure) -> Any:
        """N: how many times a figure goes into it, a whole number."""

    def choose(self, cases: Sequence[tuple[Any, Any, str]]) -> Any:
        """N: that of the first case that holds, or 0. cases: C, N, words."""

    def undecided(
        self,
        words: str,
        most: Any | None,
    ) -> Any:
        """N: what is decided by somebody; at most so much, where there is a limit."""

    def step(
        self,
        kind: str,
        name: str,
        part: Any,
    ) -> Any:
        """N: the part itself, shown as one line of the arithmetic."""


class Scope(Protocol):
    """What an amount can be checked against: the questions it may ask, by their ids —
    the fields, and the columns of the thing its support is for."""

    def typed(
        self,
        node: Node,
        child: str,
        name: str,
        *wanted: str,
    ) -> Iterator[Finding]:
        """A finding when there is no such question, or it is of another type (number,
        money, choice, yes_no, date)."""

    def choices(self, name: str) -> dict[str, str] | None:
        """The choices of a question; None where it has none or is not there."""

    def label(self, name: str) -> str:
        """What a question is called; its id when it is not there."""

    def unit(self, name: str) -> str:
        """The unit of the answer; "" when it has none or is not there."""

    def comparable(
        self,
        figure: Figure,
        name: str,
    ) -> Iterator[Finding]:
        """A finding when a figure is not of the kind and unit of an answer."""

    def condition(self, condition: Any) -> Iterator[Finding]:
        """What is wrong with a condition that stands in an amount."""
