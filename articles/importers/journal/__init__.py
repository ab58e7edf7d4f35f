"""Printed articles as text: columns, broken words, running heads, notes and floats put right."""
