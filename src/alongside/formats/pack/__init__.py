"""The council pack: every book of a release in one zip file, with a list to read and one to check them by.

The same files give the same bytes. It is made before the release's own manifest, which lists the pack too.
"""
