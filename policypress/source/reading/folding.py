"""Text that spans several lines of source (多行文字): what YAML folds with spaces, Chinese
joins with nothing."""

from __future__ import annotations

from policypress.language.joining import is_cjk, join_lines


def paragraphs(lines: list[str]) -> str:
    """Lines of a value joined the Chinese way; blank lines divide paragraphs, kept as
    one empty line."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return "\n\n".join(join_lines(group) for group in groups if group)


def without_folds(value: str) -> str:
    """Folded text with the spaces between Chinese characters taken out."""
    kept = [
        character
        for position, character in enumerate(value)
        if character != " " or not _is_between_chinese(value, position)
    ]
    return "".join(kept)


def _is_between_chinese(value: str, position: int) -> bool:
    """Whether the characters before and after are both Chinese; false at either end."""
    if position == 0 or position == len(value) - 1:
        return False
    return is_cjk(value[position - 1]) and is_cjk(value[position + 1])
