"""Audits any built HTML, ours or not: engines and checks of our own, merged into one list.

A page is opened once. What the browser made of it is taken down as a RenderedPage, on which every
check of our own is a plain function; the engines run in the page. One barrier at one element is
one finding, whoever found it (`findings.py`).
"""
