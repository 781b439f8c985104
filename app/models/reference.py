from app.models.base import Reference


class BodyStyle(Reference):
    __tablename__ = "body_styles"


class Drivetrain(Reference):
    __tablename__ = "drivetrains"


class FuelType(Reference):
    __tablename__ = "fuel_types"


class Transmission(Reference):
    __tablename__ = "transmissions"


class Color(Reference):
    __tablename__ = "colors"


class Feature(Reference):
    __tablename__ = "features"
