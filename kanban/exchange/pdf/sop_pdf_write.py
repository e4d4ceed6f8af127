"""The official sheet as PDF by WeasyPrint, which the extra `pdf` installs: the same pages that the browser prints."""

from pathlib import Path

_STYLE = """
@font-face { font-family: "Plus Jakarta Sans"; src: url("%s"); font-weight: 200 800 }
@page { size: 330mm 215mm; margin: 0 }
body { margin: 0 }
svg { display: block; width: 330mm; height: 215mm; break-after: page }
svg:last-child { break-after: auto }
"""


class PdfMissing(RuntimeError):
    """WeasyPrint, or a library of the system that it needs, is not installed here."""


def to_pdf(pages: str, title: str, font: Path) -> bytes:
    """A PDF of these `<svg>` pages; `font` is the typeface's file. Raises PdfMissing."""
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 - an extra, and slow to import
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - part of the same
    except (ImportError, OSError) as error:
        raise PdfMissing from error
    fonts = FontConfiguration()
    style = CSS(string=_STYLE % font.as_uri(), font_config=fonts)
    page = HTML(string=f'<html lang="id"><head><title>{title}</title></head><body>{pages}</body></html>')
    made: bytes = page.write_pdf(stylesheets=[style], font_config=fonts)
    return made
