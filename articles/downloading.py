"""A live page as a file to keep."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from .models import Article
from .pdf_files import offered

NOT_NEEDED = ("live__revision__body", "live__revision__html")


def article_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The PDF of what is live, as make_pdfs left it; 404 where none is offered. One query."""
    article = Article.objects.live().with_text().defer(*NOT_NEEDED).filter(slug=slug).first()
    path = offered(article) if article else None
    if article is None or article.live is None or path is None:
        raise Http404
    name = f"{slug}-v{article.live.revision.number}.pdf"
    try:
        etag = f'"{path.stem[:24]}-{path.stat().st_mtime_ns:x}"'
        response: HttpResponse | FileResponse | None = get_conditional_response(request, etag)
        response = response or FileResponse(path.open("rb"), content_type="application/pdf", filename=name)
    except FileNotFoundError:  # make_pdfs has just removed it
        raise Http404 from None
    response.headers["ETag"] = etag
    response.headers["X-Robots-Tag"] = "noindex"
    return response
