"""The pages that nobody writes, as we make them ourselves: their names."""

NOT_FOUND = "404"
HOME = "home"
"""The website's front door, at index.html. It asks how the reader would like to read."""
INTRODUCTION = "introduction"
"""The name of the source's document "index", whose usual address the front door has."""
SITE_MAP = "all-pages"
GLOSSARY = "glossary"
CHANGES = "changes"
DOWNLOADS = "downloads"
FEEDBACK = "feedback"
SEARCH = "search"
PER_STRAND = (SITE_MAP, GLOSSARY, CHANGES, DOWNLOADS, FEEDBACK, SEARCH)
"""Slugs of the pages that we make for each strand. Each is a template in theme/ and a string."""
IN_SOURCE_LANGUAGE = ("accessibility", "credits")
"""Slugs of the pages that we make once, in the language of the source."""
OWN_PAGES = frozenset((NOT_FOUND, HOME, INTRODUCTION, *PER_STRAND, *IN_SOURCE_LANGUAGE))
"""No document can have one of these names: it would take the address of the other."""
