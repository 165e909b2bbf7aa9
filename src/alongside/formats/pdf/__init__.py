"""PDFs: of each page, in large print, of a whole strand as a book, and of what has changed."""
