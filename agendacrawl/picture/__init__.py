"""Pictures without a browser: maps, bars and figures as SVG, and these as PNG and PDF."""
