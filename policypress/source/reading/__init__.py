"""A YAML file as data that remembers its places."""
