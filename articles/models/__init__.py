from .article import Article, Subject, Topic
from .contributor import Contributor
from .imported import ImportedSource
from .publication import Publication
from .reference import Citation, Reference
from .revision import Authorship, Revision
from .site_text import SiteText

__all__ = [
    "Article",
    "Authorship",
    "Citation",
    "Contributor",
    "ImportedSource",
    "Publication",
    "Reference",
    "Revision",
    "SiteText",
    "Subject",
    "Topic",
]
