"""Every address of the site."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from directory_site.api import v1
from directory_site.views import errors, health, professional
from directory_site.views.directory import search_view
from directory_site.views.finder import find
from directory_site.views.lanes import easy, own, someone
from directory_site.views.numbers import numbers
from directory_site.views.robots import robots
from directory_site.views.service import professional_service_page, service_page

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/pathway", v1.pathway, name="api_pathway"),
    path("api/v1/search", v1.search, name="api_search"),
    path("robots.txt", robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("find/", find, name="find"),
    path("easy/", easy, name="easy"),
    path("someone/", someone, name="someone"),
    path("self/", own, name="own"),
    path("numbers/", numbers, name="numbers"),
    path("search/", search_view, name="search"),
    path("s/<str:code>/", service_page, name="service"),
    path("pro/", professional.landing, name="pro"),
    path("pro/find/", professional.find, name="pro_find"),
    path("pro/s/<str:code>/", professional_service_page, name="pro_service"),
    path("_util/login/", errors.not_found),  # Wagtail's sign-in for readers: nobody signs in outside the admin
    path("", include(wagtail_urls)),  # the pages that editors own; it takes every other address, so it stays last
]

handler400 = "directory_site.views.errors.bad_request"
handler403 = "directory_site.views.errors.not_allowed"
handler404 = "directory_site.views.errors.not_found"
handler500 = "directory_site.views.errors.server_error"
