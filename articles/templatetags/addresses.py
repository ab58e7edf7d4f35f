from typing import Any

from django import template

from articles.structured_data import absolute

register = template.Library()


@register.simple_tag(takes_context=True)
def own_address(context: dict[str, Any]) -> str:
    """The address of this page under the site's own name; "" where a query chose what stands on it."""
    request = context["request"]
    return "" if request.GET else absolute(request.path)
