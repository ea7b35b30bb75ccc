"""What the program ships to print with: Word templates and Excel forms, each by its own engine.

The engines are loaded when the first paper is made.
"""

from typing import Any

from app.services.export.paper_kinds import SheetKind, TemplateKind


def template(kind: TemplateKind) -> bytes:
    """Return the shipped template or form of a kind."""
    if isinstance(kind, SheetKind):
        from app.services.worker import paper_forms  # noqa: PLC0415 - forms load here

        return paper_forms.shipped_form(kind)
    from app.services.export import word  # noqa: PLC0415 - docxtpl loads here

    return word.shipped_template(kind)


def made(kind: TemplateKind, context: Any) -> bytes:
    """Return a paper made with what is shipped; raises ExportError."""
    if isinstance(kind, SheetKind):
        from app.services.worker import paper_forms  # noqa: PLC0415 - forms load here

        return paper_forms.fill_shipped(kind, context)
    from app.services.export import word  # noqa: PLC0415 - docxtpl loads here

    return word.render(word.shipped_template(kind), context)


def sample_html(kind: TemplateKind) -> str:
    """Return the sample paper of what is shipped as simple HTML."""
    if isinstance(kind, SheetKind):
        from app.services.worker import paper_forms  # noqa: PLC0415 - forms load here

        return paper_forms.shown(made(kind, paper_forms.sample_paper(kind)))
    from app.services.export.samples import sample_contexts  # noqa: PLC0415 - docxtpl loads here
    from app.services.paper_preview.word_html import docx_html  # noqa: PLC0415 - heavy

    return docx_html(made(kind, sample_contexts()[kind]))
