from .article import Article, Topic
from .contributor import Contributor
from .imported import ImportedSource
from .publication import Publication
from .reference import Citation, Reference
from .revision import Authorship, Revision

__all__ = [
    "Article",
    "Authorship",
    "Citation",
    "Contributor",
    "ImportedSource",
    "Publication",
    "Reference",
    "Revision",
    "Topic",
]
