"""The words for the places where authors work."""

INSTITUTION = (
    r"(?i:departments?|depts?|dipartimento|divisions?|sections?|institut\w*|istituto|facult\w+|schools?|colleges?"
    r"|universi\w+|hospitals?|h[oô]pital|clinics?|cent(?:er|re)s?|units?|services?|servi[cç]o|laborator\w+"
    r"|foundations?|ministry|academy)"
)
"""A pattern of one such word, in either case; its bounds (`\\b`) are the user's."""
