"""A new publication, and one that moves to a newer version of Alongside."""
