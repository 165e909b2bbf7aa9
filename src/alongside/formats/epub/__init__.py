"""The whole publication in one reading level or language as an EPUB 3.

Its text fits itself to every screen.

pages.py reads what the built pages say, xhtml.py makes chapters of them, book.py puts the rest
around them, metadata.py says what the book is, and container.py packs it with the same bytes
each time.
"""
