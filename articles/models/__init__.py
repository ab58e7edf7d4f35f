from .article import Article, Subject, Topic
from .contributor import Contributor
from .imported import ImportedSource
from .publication import Publication
from .reference import Citation, Reference
from .revision import Authorship, Revision
from .search import SearchEntry, SearchTerm
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
    "SearchEntry",
    "SearchTerm",
    "SiteText",
    "Subject",
    "Topic",
]
