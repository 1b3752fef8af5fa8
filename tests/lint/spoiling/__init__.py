"""How texts are broken for each rule, a module for each family (变异)."""
