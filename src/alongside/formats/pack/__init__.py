"""The council pack: every book of a release in one ZIP file, with contents and checksums.

The same files give the same bytes. It is made before the release's own manifest, which lists the
pack, too.
"""
