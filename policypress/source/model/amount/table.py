"""二维表: an amount by two answers (学历 × 全职或柔性)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._choices import choices_covered
from policypress.source.model.amount._node import AmountNode
from policypress.source.model.amount._types import Amount
from policypress.source.model.base import Key


class Table(AmountNode):
    """博士：全职8万元、柔性4万元."""

    kind = "table"
    kind_title = "二维表"

    table: dict[Key, dict[Key, Amount]] = Field(
        title="表",
        description="行选项: {列选项: 金额}",
        min_length=1,
    )
    by: tuple[Key, ...] = Field(
        title="行和列的依据",
        description="两个填报项的标识，如 [degree, contract]",
        min_length=2,
        max_length=2,
    )

    def inner(self) -> Iterator[tuple[str, str, AmountNode]]:
        """The amount of each cell, by row and column."""
        for row, cells in self.table.items():
            for column, amount in cells.items():
                key = f"{row}.{column}"
                yield key, self._name(row, column), amount

    def _name(self, row: str, column: str) -> str:
        """“博士、全职”."""
        by_row, by_column = self.by
        first = self.plain.choice(by_row, row)
        second = self.plain.choice(by_column, column)
        return f"“{first}、{second}”"

    def item_name(self, keys: tuple[str, ...]) -> str:
        """A row or a column by the choice that selects it."""
        question = self.by[len(keys) - 1]
        return self.plain.choice(question, keys[-1])

    def own_words(self, write: Write) -> str:
        """博士：全职8万元、柔性4万元；硕士：……"""
        return "；".join(self._lines(write))

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """A line a row."""
        return self._lines(write)

    def _lines(self, write: Write) -> list[str]:
        """Each row in words."""
        by_row, by_column = self.by
        lines: list[str] = []
        for row, cells in self.table.items():
            said: list[str] = []
            for column, amount in cells.items():
                name = write.choice(by_column, column)
                words = amount.words(write)
                said.append(f"{name}{words}")
            name = write.choice(by_row, row)
            whole = "、".join(said)
            lines.append(f"{name}：{whole}")
        return lines

    def own_expression(self, build: Builder) -> Any:
        """A case a cell: the row is chosen and the column is."""
        by_row, by_column = self.by
        cases: list[tuple[Any, Any, str]] = []
        for row, cells in self.table.items():
            for column, amount in cells.items():
                chosen = [
                    build.chosen(by_row, row),
                    build.chosen(by_column, column),
                ]
                words = self._name(row, column)
                found = amount.expression(build)
                case = (build.all_of(chosen), found, words)
                cases.append(case)
        return build.choose(cases)

    def own_fields(self) -> Iterator[str]:
        """What selects the row and the column."""
        yield from self.by

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """Rows and columns are the choices of their questions."""
        by_row, by_column = self.by
        yield from choices_covered(self, "by.0", by_row, self.table, scope)
        for row, cells in self.table.items():
            yield from choices_covered(
                self,
                "by.1",
                by_column,
                cells,
                scope,
                f"table.{row}",
            )
