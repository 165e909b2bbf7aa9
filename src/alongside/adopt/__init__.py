"""Brings the content of an existing website, as its generator keeps it, into a new publication."""
