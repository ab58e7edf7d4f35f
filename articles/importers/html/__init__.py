"""Saved pages and pasted HTML: the elements walked once, their data read, the article found among them."""
