"""What the tests share: ways to make pages and databases, to crawl, and servers that answer as told."""

import pytest

pytest.register_assert_rewrite("support.views")
