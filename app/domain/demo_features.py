"""Which features a demo car has: what its trim level says, less what its year or body rules out."""

from random import Random

from app.data.demo_models import DemoModel

_BY_LEVEL = (
    "backup_camera bluetooth keyless_entry apple_carplay android_auto",
    "alloy_wheels heated_seats power_seats blind_spot_monitor dual_zone_climate push_button_start "
    "adaptive_cruise automatic_braking lane_keep_assist remote_start led_headlights",
    "leather_seats sunroof heated_steering_wheel premium_audio navigation parking_sensors "
    "power_liftgate wireless_charging wifi_hotspot captains_chairs",
    "ventilated_seats surround_camera heads_up_display memory_seats panoramic_sunroof",
)
_FIRST_YEAR = {
    "adaptive_cruise": 2019,
    "automatic_braking": 2018,
    "lane_keep_assist": 2019,
    "led_headlights": 2020,
    "wireless_charging": 2019,
}
_CARPLAY_FROM = {"BMW": 2019, "Lexus": 2020, "Mazda": 2019, "Tesla": 9999, "Toyota": 2020}
_ANDROID_FROM = {
    "BMW": 2021,
    "Lexus": 2020,
    "Mazda": 2019,
    "MINI": 9999,
    "Tesla": 9999,
    "Toyota": 2021,
}
_OPEN_TOPPED = ("convertible", "pickup", "van")
_LIFTGATES = ("suv", "crossover", "wagon", "minivan")
_RAILED = ("suv", "crossover", "wagon")
_HOTSPOTS = ("Audi", "Buick", "Chevrolet", "Chrysler", "Ford", "Jeep", "Ram", "Toyota", "Volvo")


def features_of(model: DemoModel, year: int, *, is_new: bool, rng: Random) -> tuple[str, ...]:
    """Codes of `app/data/vocabulary.py`, sorted."""
    standard = set(" ".join(_BY_LEVEL[: model.level]).split())
    found = {code for code in standard if _fits(code, model, year)}
    found |= _by_build(model) | _extras(model, is_new=is_new, rng=rng)
    found |= set(model.plus.split())
    found -= set(model.minus.split())
    if "panoramic_sunroof" in found:
        found.discard("sunroof")
    return tuple(sorted(found))


def _fits(code: str, model: DemoModel, year: int) -> bool:
    is_manual = model.transmission == "manual"
    ruled_out = {
        "adaptive_cruise": is_manual,
        "apple_carplay": year < _CARPLAY_FROM.get(model.make, 2017),
        "android_auto": year < _ANDROID_FROM.get(model.make, 2017),
        "captains_chairs": model.seats != 7,
        "panoramic_sunroof": model.body not in _RAILED,
        "power_liftgate": model.body not in _LIFTGATES,
        "remote_start": is_manual,
        "sunroof": model.body in _OPEN_TOPPED,
        "wifi_hotspot": model.make not in _HOTSPOTS,
    }
    return not ruled_out.get(code, False) and year >= _FIRST_YEAR.get(code, 0)


def _by_build(model: DemoModel) -> set[str]:
    return {
        code
        for code, applies in {
            "fast_charging": model.power.fuel == "electric",
            "third_row": model.seats >= 7,
        }.items()
        if applies
    }


def _extras(model: DemoModel, *, is_new: bool, rng: Random) -> set[str]:
    """What a first buyer ordered or an owner added, by how often one sees it."""
    is_pickup = model.body == "pickup"
    is_off_roader = model.drivetrain == "4wd" and (is_pickup or "Wrangler" in model.model)
    odds = {
        "bed_liner": 0.6 if is_pickup else 0,
        "heated_steering_wheel": 0.35 if _sees_winter(model) else 0,
        "lift_kit": 0.1 if is_off_roader and not is_new else 0,
        "rear_entertainment": 0.25 if model.body == "minivan" and model.level >= 3 else 0,
        "roof_rack": 0.5 if model.body in _RAILED and model.level >= 2 else 0,
        "running_boards": 0.35 if is_pickup or model.model == "Tahoe" else 0,
        "tonneau_cover": 0.35 if is_pickup else 0,
        "tow_package": _tow_odds(model),
    }
    # Every code is drawn for every car, so that a new rule for one leaves the others as they were.
    return {code for code, chance in odds.items() if rng.random() < chance}


def _sees_winter(model: DemoModel) -> bool:
    return model.drivetrain in ("awd", "4wd") and model.level >= 2


def _tow_odds(model: DemoModel) -> float:
    if model.body == "pickup":
        return 0.7
    return 0.4 if model.body == "suv" and (model.towing_lb or 0) >= 5000 else 0.0
