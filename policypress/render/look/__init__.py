"""Looks: page, fonts and styles by name."""
