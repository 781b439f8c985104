from app.api.v1.router import router

__all__ = ["router"]
