"""The pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition

from .etags import look_version
from .site_texts import page_of, version_of


def site_text_etag(request: HttpRequest, name: str) -> str:
    """ETag of a page about the site: its version, the look of the site. One query."""
    return f'"{name}-{version_of(name)}-{look_version()}"'


@condition(etag_func=site_text_etag)
def site_text(request: HttpRequest, name: str) -> HttpResponse:
    """One of SiteText.Name, as the public reads it now."""
    return render(request, "articles/site_text.html", {"page": page_of(name)})
