"""All settings, read from the environment (and from `.env` where there is one).

With DEBUG=true the site runs on SQLite with mail on the console. Without it, it refuses to start until
SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL are given, and says which are missing.
"""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

DEBUG = env.bool("DEBUG", False)

HOW_TO_SET = {
    "SECRET_KEY": 'a long random text, such as python -c "import secrets; print(secrets.token_urlsafe(50))" prints',
    "ALLOWED_HOSTS": "the names the site answers to, with commas, such as cryosite.example.org",
    "DATABASE_URL": "such as postgresql://user:password@host:5432/cryosite, or sqlite:////srv/cryosite/db.sqlite3",
}


def require(*names: str) -> None:
    """Raise ImproperlyConfigured with one line for each of `names` that the environment lacks."""
    missing = [f"  {name}: {HOW_TO_SET[name]}" for name in names if not env.str(name, "")]
    if missing:
        raise ImproperlyConfigured("CryoSite cannot start. Set in the environment or in .env:\n" + "\n".join(missing))


require("SECRET_KEY", *(() if DEBUG else ("ALLOWED_HOSTS", "DATABASE_URL")))

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
SITE_URL = env.str("SITE_URL", "http://localhost:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = [] if DEBUG else [SITE_URL]

# -- Applications -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "easymde",  # for its static files alone
    "articles",
    "reviews",  # after auth: its groups need the permissions that auth makes
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "cryosite.urls"
WSGI_APPLICATION = "cryosite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# -- Data ---------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        env.str("DATABASE_URL", "") or f"sqlite:///{BASE_DIR / 'db.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # the throttles live in it: none may be pushed out early
    }
}

# One Markdown text of an article is far smaller; room for a refused paste, so that it can be shown again.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024

# -- Language and time --------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["cryosite.formats"]

# -- Static files -------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = None if DEBUG else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "cryosite.storage.StaticFiles"
    },
}

# Where make_pdfs keeps the PDFs of live pages: outside the static files, for each is served only while it is live.
PDF_ROOT = env.str("PDF_ROOT", "") or str(BASE_DIR / "var" / "pdf")

# -- People and sign-in -------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "articles:home"
ACCOUNT_ADAPTER = "reviews.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False

# Second factors. Reviewers, managing editors and administrators must have one, or see neither desk nor admin.
REQUIRE_SECOND_FACTOR = not DEBUG
MFA_ADAPTER = "reviews.accounts.SecondFactors"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CryoSite"
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds either way: clocks differ
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the desk makes the accounts: an unverified address takes nobody's account over
MFA_FORMS = {"add_webauthn": "reviews.forms.accounts.AddPasskeyForm"}

# -- The site's own signature ---------------------------------------------------------------------------------

# A private Ed25519 key (JWK or PEM), outside the database, under public records and checkpoints. With DEBUG and none
# set, var/signing-key.jwk is made on first use. Earlier keys stay listed, in a public JWK set, after a rotation.
SIGNING_KEY_FILE = env.str("SIGNING_KEY_FILE", "")
SIGNING_OLD_KEYS_FILE = env.str("SIGNING_OLD_KEYS_FILE", "")

# -- Mail ---------------------------------------------------------------------------------------------------

EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if DEBUG else 'smtp'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "CryoSite <desk@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Look-ups of references ----------------------------------------------------------------------------------

# Crossref and NCBI ask for an address to write to when something goes wrong with our requests.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "desk@localhost" if DEBUG else "")
CROSSREF_URL = env.str("CROSSREF_URL", "https://api.crossref.org")
NCBI_URL = env.str("NCBI_URL", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils")
LOOKUP_TIMEOUT = env.float("LOOKUP_TIMEOUT", 8.0)
LOOKUP_BACKOFF = env.float("LOOKUP_BACKOFF", 0.5)

# -- Security -----------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else the throttles would take all readers behind the proxy for one
SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SECURE = not DEBUG
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"weasyprint.progress": {"level": "WARNING"}},  # make_pdfs says itself what it did
}
