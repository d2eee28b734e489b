"""Serve the sample site until interrupted: `python -m agendacrawl.sample --platform legacy --port 8899`."""

from argparse import ArgumentParser
from contextlib import suppress

from agendacrawl.core.vocabulary import Platform
from agendacrawl.sample.server import serve


def main() -> None:
    """Read the two options, serve and wait."""
    parser = ArgumentParser(
        prog="python -m agendacrawl.sample", description="Serve the invented sample site."
    )
    parser.add_argument("--platform", type=Platform, choices=list(Platform), default=Platform.PRO)
    parser.add_argument("--port", type=int, default=8899)
    options = parser.parse_args()
    with serve(options.platform, options.port) as site, suppress(KeyboardInterrupt):
        print(f"{len(site.pages)} pages on {site.url} ({site.platform})", flush=True)
        site.thread.join()


if __name__ == "__main__":
    main()
