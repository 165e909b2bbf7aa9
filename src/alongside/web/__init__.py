"""What the templates of the website are given, one module for each kind of page."""
