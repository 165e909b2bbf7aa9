"""Sections of a page as a file for people who do not use git, and back: translators, easy read groups.

plan: Sources to a Handover (what is handed over). xliff, po, word: a Handover to a file, a file to a Parcel (what
came back). judge: a Parcel to changes of pages, or why not. pages: changes to files.
"""
