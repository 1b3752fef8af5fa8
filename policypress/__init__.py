"""policypress: one YAML source, every document of a Chinese normative measure (行政规范性文件).

The folders are the stages, in the order data flows: source, language, compose, render, word.
"""

__version__ = "0.1.0"
