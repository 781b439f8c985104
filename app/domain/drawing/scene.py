"""What every layer needs: the body, its paint and wheels, and where definitions are found."""

from dataclasses import dataclass

from app.domain.drawing.color import Tones
from app.domain.drawing.geometry import BodyStyle, WheelKind


@dataclass(frozen=True, slots=True)
class Scene:
    body: BodyStyle
    tones: Tones
    wheel: WheelKind
    prefix: str

    def id(self, name: str) -> str:
        """Two drawings inlined in one page must not share an id."""
        return f"{self.prefix}-{name}"

    def ref(self, name: str) -> str:
        return f"url(#{self.prefix}-{name})"
