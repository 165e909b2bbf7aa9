"""The gates: the rules of one stage applied to a subject, to findings and a verdict. Nothing else judges."""
