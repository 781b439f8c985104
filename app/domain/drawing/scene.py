"""What every layer needs: the body, its paint, and where shared definitions are found."""

from dataclasses import dataclass

from app.domain.drawing.color import Tones
from app.domain.drawing.geometry import BodyStyle


@dataclass(frozen=True, slots=True)
class Scene:
    body: BodyStyle
    tones: Tones
    prefix: str

    def id(self, name: str) -> str:
        """Two drawings inlined in one page must not share an id."""
        return f"{self.prefix}-{name}"

    def ref(self, name: str) -> str:
        return f"url(#{self.prefix}-{name})"
