"""Filled-in application forms (申请表) read back: a table with one row a form, and answers
that the calculator takes.
"""
