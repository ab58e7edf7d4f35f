"""Static files with far-future names, those that a script imports too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; the imports of our own modules are given their lasting names as well."""

    support_js_module_import_aggregation = True
