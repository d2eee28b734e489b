"""Titles that do harm where they are not escaped."""

HOSTILE_TEXT = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u2028 & <!-- ]]>"

HOSTILE_TITLES = (
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "=1+1",
)  # titles of activities
