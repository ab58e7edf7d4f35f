from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import citing, views
from .sitemaps import ArticleSitemap

app_name = "articles"

urlpatterns = [
    path("", views.home, name="home"),
    path("articles/", views.article_list, name="list"),
    path("articles/<slug:slug>/", views.article, name="article"),
    *(path(f"articles/<slug:slug>/cite.{form}", citing.cite, {"form": form}, f"cite_{form}") for form in citing.FORMS),
    *(
        path(f"articles/<slug:slug>/references.{form}", citing.references, {"form": form}, f"references_{form}")
        for form in citing.FORMS
    ),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("editorial-policy/", views.editorial_policy, name="editorial_policy"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"articles": ArticleSitemap}}, name="sitemap"),
]
