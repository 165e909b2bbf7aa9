"""What can go wrong with the pictures of easy read and of other pages."""

from __future__ import annotations

from faults.source_edits import (
    EASY,
    FULL,
    Fault,
    add,
    both,
    swap,
    write,
)

FAULTS = [
    # Easy read and pictures.
    Fault(
        "an idea without a picture",
        add(EASY, "\nWe want to listen.\n"),
        EASY,
        "idea-without-picture",
    ),
    Fault(
        "a list in easy read",
        add(EASY, "\n- We listen.\n- We act.\n"),
        EASY,
        "idea-without-picture",
    ),
    Fault(
        "a picture without words",
        swap("pictures.yml", ", alt: {en: Tall buildings in a town}", ""),
        "pictures.yml",
        "picture-without-words",
    ),
    Fault(
        "other words for a picture",
        add(EASY, "\n![Many homes](picture:town)\nWe live here.\n"),
        EASY,
        "picture-with-own-words",
    ),
    Fault(
        "a second name for a drawing",
        add("pictures.yml", "\nhomes: {openmoji: 1F3D9}\n"),
        "pictures.yml",
        "picture-twice",
    ),
    Fault(
        "a picture that may not be ours",
        both(
            write("docs/pictures/map.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
            add(FULL, "\n![A map of our 4 places](pictures/map.svg)\n"),
        ),
        FULL,
        "picture-without-licence",
    ),
    Fault(
        "a file name instead of words",
        add(EASY, "\n![IMG_0231.png](picture:town)\nWe live here.\n"),
        EASY,
        "picture-without-words",
    ),
    Fault(
        "a picture nobody drew",
        add(EASY, "\n![](picture:tonw)\nWe live here.\n"),
        EASY,
        "picture-missing",
    ),
    Fault(
        "a picture file that is not there",
        add(FULL, "\n![A map](pictures/map.png)\n"),
        FULL,
        "picture-missing",
    ),
    Fault(
        "a corrupt picture",
        both(
            write("docs/pictures/map.png", b"\x89PNG\r\n\x1a\nnot a picture"),
            add(FULL, "\n![A map of our 4 places](pictures/map.png)\n"),
        ),
        "docs/pictures/map.png",
        "picture-damaged",
    ),
]
