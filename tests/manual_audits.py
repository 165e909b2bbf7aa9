"""A list of what only people can tell, with one question that nobody has answered."""

QUESTION = """audited: 2026-11-01
questions:
  - id: "3e6c22"
    rule: "1.4.3"
    asks: "Is it so?"
    like: index.html
    pages: 2
    places: 3
    first: index.html, main
    fingerprint: "123456"
"""
