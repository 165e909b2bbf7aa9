"""Checks of the sources gate: check(subject, rule) over what is written in docs/ and beside it.

Every check has the same shape. check says which pages or entries the rule looks at; a function
below it yields the outcomes of one of them; the functions below that find one kind of fault each.
What an outcome is about, and what counts as passed, is said in alongside.checks.
"""
