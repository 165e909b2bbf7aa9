"""What is tried on a page and seen by no snapshot: keys, the mouse, narrow screens.

A trial gives what it Noted; the checks of our own judge that, as they judge all of a page.
"""
