"""Exchange files for people who do not use git: sections go to translators and writers, and back.

Outwards: plan makes a Handover of the pages; xliff, po and word_writer make a file of it.
Back: file_formats reads a file as a ReturnedFile, judge decides on each section of it, and
changed_pages makes the new content of the pages.
"""
