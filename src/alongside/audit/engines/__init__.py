"""Engines of others: axe-core, HTML_CodeSniffer and AccessLint in the page, Alfa in Node."""
