"""An item that was asked for by its number, or as the first or last, where there is none
(下标超出范围)."""

from __future__ import annotations

_HINT = "下标是从 0 数起的整数；先用 if 判断有没有这一项，或用 for 逐项写出"
# What Jinja's filters (first, last, min, max) say of a list without items ends so.
_OF_NOTHING = "sequence was empty."
_NOTHING = "这里一项也没有，取不到其中的一项"
_WORDS = "这里是一段文字，不能取其中的一个字"
_WHOLE = "删去后面的下标，写出整段文字；要写其中的数据，用数据自己的名称"
# What each is counted in.
_COUNTED = {list: "项", tuple: "项", range: "项", str: "个字"}


def absent_item(owner: object, index: object) -> str:
    """What is wrong with asking owner for its item index, in Chinese; empty where that is
    the name of a part, not a number."""
    if isinstance(index, str) or isinstance(owner, dict):
        return ""
    if not isinstance(index, int):
        return "这里的下标不是整数"
    if isinstance(owner, str) and -len(owner) <= index < len(owner):
        return _WORDS
    for kind, unit in _COUNTED.items():
        if isinstance(owner, kind):
            return _too_few(len(owner), unit, index)
    return (
        f"这里不是列表（过滤器所得的先加 list），不能取下标为 {index} 的一项"
    )


def item_of_nothing(message: str) -> str:
    """The same for a filter that takes one item of a list; message: Jinja's own."""
    return _NOTHING if message.endswith(_OF_NOTHING) else ""


def _too_few(count: int, unit: str, index: int) -> str:
    if not count:
        return _NOTHING
    return f"这里只有 {count} {unit}，没有下标为 {index} 的一项"


def hint_for(message: str) -> str:
    """What to do about what one of these says."""
    return _WHOLE if message == _WORDS else _HINT
