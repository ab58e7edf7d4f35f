"""Markdown files with their front matter, and plain text."""
