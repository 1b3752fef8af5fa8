"""argparse in Chinese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from policypress.findings import nearest

PROGRAM = "build.py"

# argparse asks gettext for these; on a machine without catalogues it gets them from
# here.
_CHINESE = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这段说明",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "expected one argument": "后面要写一个值",
    "expected at most one argument": "后面最多写一个值",
    "expected at least one argument": "后面至少写一个值",
    "expected %s argument": "后面要写 %s 个值",
    "expected %s arguments": "后面要写 %s 个值",
    "ignored explicit argument %r": "不带值，却写了 %r",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "the following arguments are required: %s": "缺少：%s",
    "one of the arguments %s is required": "%s 必须写一个",
    "invalid %(type)s value: %(value)r": "值 %(value)r 不对",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r 这个选择，可选：%(choices)s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 有歧义，可能是 %(matches)s",
}


class WrongUsage(Exception):
    """The command line cannot be understood; the text says why, in Chinese."""

    def __init__(
        self,
        message: str,
        program: str = PROGRAM,
    ) -> None:
        """message: what is wrong, in Chinese; program: the command whose usage
        is shown beside it."""
        super().__init__(message)
        self.program = program


class Parser(argparse.ArgumentParser):
    """The parser of one command: Chinese throughout, and no option may be shortened.

    A mistake of the user raises WrongUsage.
    """

    def __init__(
        self,
        name: str,
        description: str,
        examples: str = "",
    ) -> None:
        """name: of the command; examples: lines that its help ends with."""
        _speak_chinese()
        super().__init__(
            prog=f"{PROGRAM} {name}",
            description=description,
            epilog=f"例子：\n{examples}" if examples else "",
            formatter_class=_Formatter,
            allow_abbrev=False,
        )

    def parse(self, arguments: list[str]) -> argparse.Namespace:
        """Like parse_args; an unknown option is answered with the nearest known one."""
        for argument in arguments:
            self._refuse_odd(argument)
        known, unknown = self.parse_known_args(arguments)
        if unknown:
            options = self._option_string_actions
            self.error(
                f"不认识 {unknown[0]}{did_you_mean(unknown[0], options)}"
            )
        return known

    def _refuse_odd(self, argument: str) -> None:
        """Refuse an argument that is empty or holds what no system takes in a name.

        An empty one is a script's variable without a value; as a path it would be the
        current folder.
        """
        if not argument.strip():
            self.error("有一个参数是空的")
        if argument.startswith("--") and argument.endswith("="):
            self.error(f"有一个参数是空的（{argument}）")
        if "\0" in argument:
            self.error(f"参数里有空字符：{argument}")
        try:
            # Bytes that are not UTF-8 may be a file's name.
            argument.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            self.error(f"参数里有半个字符：{argument}")

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message, self.prog)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help of one width everywhere, with room for the longest of our options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)


def _speak_chinese() -> None:
    """Have argparse take its texts from here.

    It looks for translations nowhere but in compiled catalogues on the disk, by the
    user's locale; and what reaches `error` is a finished English sentence, which would
    have to be taken apart again. So the two functions it asks are replaced: the same
    each time, and nobody else in this process parses a command line.
    """
    argparse._ = _in_chinese  # type: ignore[attr-defined]
    argparse.ngettext = _in_chinese_by_number  # type: ignore[attr-defined]


def _in_chinese(text: str) -> str:
    """A text of argparse in Chinese; unchanged when there is no translation."""
    return _CHINESE.get(text, text)


def _in_chinese_by_number(
    one: str,
    many: str,
    count: int,
) -> str:
    """A text of argparse about `count` things in Chinese."""
    return _in_chinese(one if count == 1 else many)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“，是不是想写 X？” for the nearest known word, "" when none is near."""
    near = nearest(word.split("=")[0], known)
    return "" if near is None else f"，是不是想写 {near}？"


def split_list(values: Iterable[str]) -> tuple[str, ...]:
    """["docx,pdf", "md"] → ("docx", "pdf", "md"): commas of either width separate as
    well; repeats count once.
    """
    parts = (
        part.strip() for value in values for part in re.split("[,，、]", value)
    )
    return tuple(dict.fromkeys(part for part in parts if part))
