"""The language of rules.json as expressions over columns (列表达式)."""
