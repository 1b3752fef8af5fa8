"""How an amending decision names the lines of a unit (款、项、目的指称): 第二款第三项, 第二段,
第一个表格."""

from __future__ import annotations

from collections import Counter

from policypress.compare.decision.write.amend import TABLE_WORD
from policypress.compare.text.tree import Address, Node, addresses
from policypress.language.numerals import to_chinese


def line_references(node: Node) -> list[str | None]:
    """第二款第三项 for each line of a clause, 第二段 of anything else; "" when it is the only
    one, None when it has no name.
    """
    tables = 0
    found: list[str | None] = []
    where = addresses(node)
    several = max((address.paragraph for address in where), default=0) > 1
    for index, line in enumerate(node.lines):
        if line.rows:
            tables += 1
            found.append(f"第{to_chinese(tables)}{TABLE_WORD}")
        elif len(node.lines) == 1:
            found.append("")
        elif node.kind != "clause":
            found.append(f"第{to_chinese(index + 1)}段")
        else:
            found.append(_clause_line(where[index], several))
    twice = Counter(found)
    return [
        None if name is not None and twice[name] > 1 else name
        for name in found
    ]


def _clause_line(
    address: Address,
    several: bool,
) -> str | None:
    """第二款第三项; the 款 is left out before an 项 when the clause has only one."""
    if not address.paragraph:
        return None
    name = ""
    if several or not (address.item or address.subitem):
        name = f"第{to_chinese(address.paragraph)}款"
    if address.item:
        name += f"第{to_chinese(address.item)}项"
    if address.subitem:
        name += f"第{to_chinese(address.subitem)}目"
    return name
