"""Words that name only what kind of article stands below them, or which journal prints it."""

import re

_KIND = re.compile(
    r"""^[□■●*\s【〔\[<]*(?:
        (?:(?:original|research|review|clinical|short|brief|full[\s-]length|invited|mini|systematic|regular)\s+)*
        (?:articles?|reviews?|papers?|reports?|communications?|correspondence|investigations?|research|stud(?:y|ies)
        |contributions?
          |images?|perspectives?|commentar(?:y|ies)|editorials?|letters?(?:\s+to\s+the\s+editor)?|notes?)
      | (?:\w+\s+){0,2}case\s+(?:reports?|stud(?:y|ies)|series
        |communications?)(?:\s+and\s+(?:literature\s+)?review(?:\s+of\s+the\s+literature)?)?
      | (?:images|lessons|pictures)\s+(?:in|of|from)\s+[\w\s]{3,40} | open(?:\s+access)? | guidelines?
        | consensus\s+statement
      | (?:the\s+)?(?:[\w&]+\s+){0,3}(?:journal|archives|annals)(?:\s+of(?:\s+[\w&]+){1,6})?
      | (?:journal|archives|annals)\s+[\w\s]{3,50} | article\s+(?:in\s+press|history) | featured? | free
      )[□■●*\s】〕\]>]*$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_kind(text: str) -> bool:
    """Tell whether a line says no more than the kind of article ("Case report"), or the journal's name."""
    return bool(_KIND.match(text))
