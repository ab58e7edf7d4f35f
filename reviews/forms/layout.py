from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


def fields_only(*layout: object) -> FormHelper:
    """A helper that prints the fields alone: the template writes the form element, the token and the buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper
