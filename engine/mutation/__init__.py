"""How good the cases of rules are: small mistakes made in a rule on purpose, and whether a case notices each."""
