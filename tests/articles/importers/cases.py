"""How many cases a parser is tried with: 200 in the suite, 2,000 in the deep one."""

import os

from hypothesis import HealthCheck, settings

CASES = settings(
    max_examples=2000 if os.environ.get("CRYOSITE_DEEP") else 200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
