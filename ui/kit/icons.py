"""Line icons in the colours of the palette, sharp at the screen's own pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit import svg, theme


def icon(
    name: str,
    colour_token: str = "text",
    size: int | None = None,
    *,
    filled: bool = False,
    gap: int = 0,
) -> QIcon:
    """Return an icon with its normal, disabled and chosen looks; `gap` is empty room behind it."""
    side = size or theme.sizes().icon
    ratio = _screen_ratio()
    made = QIcon()
    for mode, state, token in (
        (QIcon.Mode.Normal, QIcon.State.Off, colour_token),
        (QIcon.Mode.Disabled, QIcon.State.Off, "text_disabled"),
        (QIcon.Mode.Normal, QIcon.State.On, colour_token),
        (QIcon.Mode.Selected, QIcon.State.Off, "primary_text"),
    ):
        picture = pixmap(name, token, side, ratio, filled=filled)
        made.addPixmap(_with_gap(picture, gap) if gap else picture, mode, state)
    return made


def pixmap(
    name: str,
    colour_token: str = "text",
    size: int | None = None,
    dpr: float = 1.0,
    *,
    filled: bool = False,
) -> QPixmap:
    """Return the icon `size` logical pixels wide for a screen of pixel ratio `dpr`."""
    side = size or theme.sizes().icon
    return _render(name, theme.colour(colour_token).name(), side, dpr, filled)


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.size() + QSize(round(gap * ratio), 0))
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


@lru_cache(maxsize=512)
def _render(name: str, colour: str, side: int, ratio: float, filled: bool) -> QPixmap:
    picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg.recoloured(name, colour, filled=filled)))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _screen_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
