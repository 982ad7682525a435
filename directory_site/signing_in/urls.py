"""Addresses of the second step, under /admin/second-step/."""

from __future__ import annotations

from django.urls import path

from directory_site.signing_in import views

app_name = "second_step"
urlpatterns = [
    path("", views.own, name="own"),
    path("set-up/", views.enrol, name="enrol"),
    path("confirm/", views.confirm, name="confirm"),
    path("take-away/<int:pk>/", views.take_away_from, name="take_away"),
]
