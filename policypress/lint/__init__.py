"""Proofreading (文稿校核): the rules that a text, a policy or a Word file is held to.

`paper` is the text as rules read it, `rule` what a rule is, `rules/` one file a rule,
`engine` runs them all and turns what they hit into findings.
"""
