"""Pages copied from a browser as text: furniture, titles, headings, contents and tails told by their places."""
