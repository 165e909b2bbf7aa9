"""Reads finished pages, style sheets, PDFs and EPUBs back, for those who judge them or link to
them."""
