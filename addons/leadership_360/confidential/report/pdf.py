"""The report as PDF, made in memory by WeasyPrint from the same page: nothing is fetched, nothing written to disk."""

import logging
from dataclasses import replace
from importlib.util import find_spec

from . import html


class NoPdf(Exception):
    """WeasyPrint is not installed on this server (or its libraries are missing): offer the browser's print."""


def available():
    """Say whether WeasyPrint is installed, without the second it takes to load it."""
    return find_spec("weasyprint") is not None


def pdf(facts, words, frame):
    """Render the report as PDF bytes. Raises NoPdf."""
    weasyprint = _weasyprint()
    page, _source = html.page(facts, words, replace(frame, paper=True))
    return weasyprint.HTML(string=page, base_url=None, url_fetcher=_nothing_from_outside()).write_pdf(
        pdf_variant="pdf/ua-1"
    )


def _weasyprint():
    try:
        import weasyprint
    except (ImportError, OSError) as missing:
        raise NoPdf(str(missing)) from missing
    for name in ("weasyprint", "weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return weasyprint


def _nothing_from_outside():
    """A fetcher for `data:` alone: no file, no network, whatever a text in the report says."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
