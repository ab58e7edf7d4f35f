"""The desk's addresses. Signing in is asked for where they are included; a part in the desk is asked for here."""

from django.urls import URLPattern, path

from .views import articles, decisions, home, importing, writing
from .views.guard import DeskView, desk_view

app_name = "desk"


def desk(route: str, view: DeskView, name: str) -> URLPattern:
    return path(route, desk_view(view), name=name)


urlpatterns = [
    desk("", home.home, "home"),
    desk("queue/", home.queue, "queue"),
    desk("articles/", articles.article_list, "articles"),
    desk("articles/new/", writing.new, "new"),
    desk("articles/<slug:slug>/", articles.workspace, "workspace"),
    desk("articles/<slug:slug>/edit/", writing.edit, "edit"),
    desk("articles/<slug:slug>/topics/", articles.topics, "topics"),
    desk("articles/<slug:slug>/submit/", articles.submit, "submit"),
    desk("articles/<slug:slug>/retire/", articles.retire, "retire"),
    desk("articles/<slug:slug>/revisions/<int:number>/", articles.revision, "revision"),
    desk("articles/<slug:slug>/compare/", articles.compare, "compare"),
    desk("preview/", writing.preview, "preview"),
    desk("import/", importing.bring_in, "import"),
    desk("reviews/<int:pk>/", decisions.review, "review"),
    desk("reviews/<int:pk>/comment/", decisions.comment, "comment"),
    desk("reviews/<int:pk>/<str:verb>/", decisions.decide, "decide"),
]
