"""Addresses of the rules in the admin, under /admin/rules/."""

from __future__ import annotations

from django.urls import path

from pathways.admin import views

app_name = "rules"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("dmn/", views.download_dmn, name="dmn"),
    path("<int:pk>/", views.version_page, name="version"),
    path("<int:pk>/purpose/", views.purpose, name="purpose"),
    path("<int:pk>/number/<str:name>/", views.number, name="number"),
    path("<int:pk>/words/", views.words_list, name="words_list"),
    path("<int:pk>/words/<str:kind>/<str:variant>/<str:voice>/", views.words, name="words"),
    path("<int:pk>/preview/", views.preview, name="preview"),
    path("<int:pk>/check/", views.check, name="check"),
    path("<int:pk>/sign-off/", views.sign_off, name="sign_off"),
    path("<int:pk>/publish/", views.publish_version, name="publish"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
