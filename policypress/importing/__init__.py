"""A text that somebody else wrote → the files of a policy (导入): lines in the order of
the text, the numbers that ours would have, the structure, the figures, the YAML.
"""
