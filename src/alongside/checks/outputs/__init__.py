"""Checks of the outputs gate: check(subject, rule) over finished pages, PDFs and EPUBs."""
