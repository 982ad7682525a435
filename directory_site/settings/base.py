"""Settings shared by every environment. Nothing here is secret and nothing here names a machine."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
import django.conf.locale
from csp.constants import NONE, SELF

from directory_site.middleware import quiet_file_headers
from directory_site.scripts import hashes as script_hashes
from directory_site.settings.languages import LANGUAGE_NAMES, RIGHT_TO_LEFT, TRANSLATION_LANGUAGES

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("WAYMARK_VAR_DIR", BASE_DIR / "var"))

INSTALLED_APPS = [
    "directory_site",
    "pathways",
    "search",
    "services",
    "modeltranslation",
    "csp",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.settings",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # outside CommonMiddleware, whose redirects need it too
    "django.middleware.gzip.GZipMiddleware",  # public pages hold no secret to guess; the admin's tokens are masked anew each time
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "directory_site.middleware.PolicyMiddleware",
    "directory_site.reading.ReadingLanguageMiddleware",
    "directory_site.middleware.QuietHeadersMiddleware",
    "directory_site.middleware.OneMomentMiddleware",
    "directory_site.rate_limit.RateLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # From here on only the admin: a public page reads no session and asks none of them anything.
    "django_otp.middleware.OTPMiddleware",
    "directory_site.signing_in.sessions.SessionLimitsMiddleware",
    "directory_site.signing_in.middleware.SecondStepMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "directory_site.urls"
#: Path under which the site runs, such as /help: then the host name, which routers and providers see, tells nothing. "" and not None:
#: what a request says in its SCRIPT_NAME, a header with some servers, must never become part of addresses.
FORCE_SCRIPT_NAME = os.environ.get("FORCE_SCRIPT_NAME", "")
WSGI_APPLICATION = "directory_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "jinja2"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "directory_site.jinja2.environment",
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "context_processors": ["directory_site.context_processors.frame"],
        },
    },
    {
        # Wagtail's admin and the previews inside it. Public pages never use it: Jinja2 costs a sixth of the CPU (docs/decisions.md).
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# --- database ---------------------------------------------------------------------------------------------------
# SQLite unless DATABASE_URL names another: write-ahead log and a busy timeout, so that readers never wait for an editor.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
}


def database_from(url: str) -> dict:
    """The DATABASES entry for `url`, with the SQLite options where they apply."""
    database = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = SQLITE_OPTIONS
        database["CONN_MAX_AGE"] = None
    return database


DATABASES = {"default": database_from(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'waymark.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people who sign in -----------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
#: A code after the password, for everybody who edits. On in production; the demonstration prints its passwords and opens at once.
WAYMARK_SECOND_FACTOR = os.environ.get("WAYMARK_SECOND_FACTOR", "off") == "on"
OTP_TOTP_ISSUER = "Local help"  # what the app on an editor's phone shows: neutral
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds, from signing in, whatever is done (directory_site.signing_in.sessions)
WAYMARK_IDLE_SECONDS = 30 * 60
# Five wrong passwords for one name from one address, then 15 minutes' wait. A row holds name, address and browser, and is deleted
# at the first sign-in or wrong password after the wait is over.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # 15 minutes are 15 minutes, also for somebody who keeps trying
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]
AXES_CLIENT_IP_CALLABLE = "directory_site.signing_in.lockout.editor_address"
AXES_LOCKOUT_CALLABLE = "directory_site.signing_in.lockout.please_wait"
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "directory_site.views.errors.csrf_failure"

# --- languages --------------------------------------------------------------------------------------------------
django.conf.locale.LANG_INFO["ps"] = {"bidi": True, "code": "ps", "name": "Pashto", "name_local": "پښتو"}
LANGUAGE_CODE = "en-gb"
# In the order in which they are offered: the first few stand in one line on a phone, so writing systems take turns.
LANGUAGES = [(code, LANGUAGE_NAMES[code][0]) for code in os.environ.get("WAYMARK_LANGUAGES", "en pl ur ru lt ar ro pa uk pt fa").split()]
LANGUAGES_BIDI = list(RIGHT_TO_LEFT)
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_LANGUAGES = TRANSLATION_LANGUAGES
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# --- files ------------------------------------------------------------------------------------------------------
# Whole paths: a relative one would be completed once, with the language prefix of whoever asks first (directory_site.reading).
STATIC_URL = f"{FORCE_SCRIPT_NAME}/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = []
MEDIA_URL = f"{FORCE_SCRIPT_NAME}/media/"
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = quiet_file_headers
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- headers ----------------------------------------------------------------------------------------------------
# Public pages: nothing from anywhere else, and no script but our two (directory_site.scripts).
# The admin's looser policy is set in directory_site.middleware.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": script_hashes(),
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Only a proxy that ends TLS can reach the server, and it says so; Strict-Transport-Security is sent over HTTPS alone.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # the longest honest form or situation is a few kB

# --- logging: no address, no query text, no answer of a visitor ---------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django writes the requested path and, at errors, the request. directory_site.middleware logs the route's name instead.
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django_tasks": {"level": "WARNING"},
        # Each call would be a line, and at DEBUG its body: what somebody asked.
        "elastic_transport": {"level": "WARNING"},
        "elastic_transport.transport": {"level": "ERROR"},  # a whole traceback each time a dead node refuses a call
        "elasticsearch": {"level": "WARNING"},
        "urllib3": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}

# --- Wagtail ----------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Local help"
WAGTAILADMIN_BASE_URL = os.environ.get("WAYMARK_ADMIN_URL", "http://localhost:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Waymark ----------------------------------------------------------------------------------------------------
#: ONS codes of the partnership's districts. Elsewhere is "outside the area", which leads on and never ends.
WAYMARK_DISTRICTS = tuple(os.environ.get("WAYMARK_DISTRICTS", "E06000031 E07000008 E07000009 E07000010 E07000011 E07000012").split())
#: Days after which a listing that nobody confirmed says "needs a check".
WAYMARK_REVIEW_EVERY_DAYS = 183
WAYMARK_SEARCH_ENGINE = os.environ.get("WAYMARK_SEARCH_ENGINE", "embedded")
#: Whether needs are guessed from questions that no phrase covers; needs the extra `semantic` (search.semantic).
WAYMARK_SEMANTIC_SEARCH = os.environ.get("WAYMARK_SEMANTIC_SEARCH", "off") == "on"
#: The Elasticsearch nodes and how to enter, for WAYMARK_SEARCH_ENGINE=elasticsearch. An API key goes before a name and password.
ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "http://127.0.0.1:9200")
ELASTICSEARCH_API_KEY = os.environ.get("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_USER = os.environ.get("ELASTICSEARCH_USER", "")
ELASTICSEARCH_PASSWORD = os.environ.get("ELASTICSEARCH_PASSWORD", "")
ELASTICSEARCH_CA = os.environ.get("ELASTICSEARCH_CA", "")
#: Name of the alias, so that several sites can share a cluster; shards of a new index, and copies of each beside the first.
WAYMARK_SEARCH_INDEX = os.environ.get("WAYMARK_SEARCH_INDEX", "waymark")
WAYMARK_SEARCH_SHARDS = int(os.environ.get("WAYMARK_SEARCH_SHARDS", "1"))
WAYMARK_SEARCH_REPLICAS = int(os.environ.get("WAYMARK_SEARCH_REPLICAS", "1"))
#: Draws the preview of a listing: the site knows how pages look, listings don't.
WAYMARK_LISTING_PREVIEW = "directory_site.views.preview.preview_service"
#: Posts to public pages from one address in ten minutes, in each server process (directory_site.rate_limit).
WAYMARK_POSTS_IN_TEN_MINUTES = 300
