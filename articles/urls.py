from django.urls import path

from . import about, as_json, citing, downloading, feeds, past, searching, sitemaps, views
from .models import SiteText

app_name = "articles"

urlpatterns = [
    path("", views.home, name="home"),
    path("articles/", views.article_list, name="list"),
    path("articles/a-z/", searching.a_to_z, name="a_to_z"),
    path("articles/<slug:slug>/", views.article, name="article"),
    *(path(f"articles/<slug:slug>/cite.{form}", citing.cite, {"form": form}, f"cite_{form}") for form in citing.FORMS),
    *(
        path(f"articles/<slug:slug>/references.{form}", citing.references, {"form": form}, f"references_{form}")
        for form in citing.FORMS
    ),
    path("articles/<slug:slug>.json", as_json.article_json, name="article_json"),
    path("articles/<slug:slug>/article.pdf", downloading.article_pdf, name="article_pdf"),
    path("articles/<slug:slug>/history/", past.article_history, name="history"),
    path("articles/<slug:slug>/v/<int:number>/", past.article_version, name="version"),
    path("feed/", feeds.feed, name="feed"),
    path("feed/major/", feeds.feed, {"only_major": True}, name="feed_major"),
    path("topics/<slug:slug>/feed/", feeds.feed, name="topic_feed"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("search/", searching.search_page, name="search"),
    path("search/suggest", searching.suggest, name="suggest"),
    path("people/", searching.people, name="people"),
    path("people/<slug:slug>/", views.person, name="person"),
    *(path(f"{name}/", about.site_text, {"name": name}, name.replace("-", "_")) for name in SiteText.Name.values),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
]
