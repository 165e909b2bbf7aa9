"""The gates: apply the rules of one stage, and say what was found. Nothing else judges."""
