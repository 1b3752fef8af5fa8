"""One rule a file, in a folder for each family; a new file is a new rule.

Each module has `RULE`, a `find`, and a docstring that is its manual page (`manual`);
beside it stands a .yaml with cases: `good`, `bad`, `tricky` (tests/support/lint_cases).
"""
