"""A release made by several machines: each makes a part of what is expensive, one puts it together.

A part is nothing but pieces of the cache. So whoever puts a release together makes it as always,
and finds ready what others have made: the result is the same, and what is missing is seen.
"""
