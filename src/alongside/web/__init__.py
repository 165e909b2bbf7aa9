"""What the templates of the website are told, one module for each kind of page."""
