"""Checks of the sources gate: check(subject, rule) over what is written in docs/ and beside it."""
