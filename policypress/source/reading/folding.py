"""Text that spans several lines of source (多行文字): what YAML folds with spaces, Chinese joins with nothing."""

from __future__ import annotations

from policypress.language.joining import is_cjk, join_lines


def paragraphs(lines: list[str]) -> str:
    """Lines of a value joined the Chinese way; blank lines divide paragraphs, kept as one empty line."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return "\n\n".join(join_lines(group) for group in groups if group)


def without_folds(value: str) -> str:
    """Folded text with the spaces between Chinese characters taken out."""
    return "".join(
        ch
        for n, ch in enumerate(value)
        if ch != " "
        or not (
            0 < n < len(value) - 1 and is_cjk(value[n - 1]) and is_cjk(value[n + 1])
        )
    )
