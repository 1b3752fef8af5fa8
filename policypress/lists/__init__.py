"""A whole list of applicants at once (名单测算): the rules of a policy compiled to
expressions over columns.

The same rules.json that the engine for one applicant runs is compiled to Polars, with
null as unknown: `compiling` holds the language (ends, numbers, conditions, tables) and
makes columns of it (terms, program, making), `paying` what rows, supports and measures
come to, `engine` carries it out. What cannot be compiled is left to the engine for one
applicant (`one_by_one`), which says the same; tests/lists/test_agreement.py holds the
two together. `reading` takes in tables of people, `sharing` gives out quotas and
budgets, `papers` makes what is printed.

Polars is imported where it is used: no other command waits for it.
"""
