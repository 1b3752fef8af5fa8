"""A change set as documents for its readers."""
