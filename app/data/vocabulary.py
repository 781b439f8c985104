"""The lists every store shares: code (URL, API, database) and label. Order is display order."""

BODIES = {
    "sedan": "Sedan",
    "hatchback": "Hatchback",
    "coupe": "Coupe",
    "convertible": "Convertible",
    "wagon": "Wagon",
    "suv": "SUV",
    "crossover": "Crossover",
    "pickup": "Pickup",
    "van": "Van",
    "minivan": "Minivan",
}

DRIVETRAINS = {
    "fwd": "Front-wheel drive",
    "rwd": "Rear-wheel drive",
    "awd": "All-wheel drive",
    "4wd": "Four-wheel drive",
}

FUELS = {
    "gasoline": "Gasoline",
    "hybrid": "Hybrid",
    "plug_in_hybrid": "Plug-in hybrid",
    "electric": "Electric",
    "diesel": "Diesel",
    "flex": "Flex fuel",
}

TRANSMISSIONS = {"automatic": "Automatic", "cvt": "CVT", "manual": "Manual"}

CONDITIONS = {"new": "New", "used": "Used", "certified": "Certified"}

COLORS = {
    "white": "White",
    "silver": "Silver",
    "gray": "Gray",
    "black": "Black",
    "blue": "Blue",
    "green": "Green",
    "red": "Red",
    "orange": "Orange",
    "yellow": "Yellow",
    "gold": "Gold",
    "beige": "Beige",
    "brown": "Brown",
    "purple": "Purple",
}

FEATURES = {
    "adaptive_cruise": "Adaptive cruise",
    "alloy_wheels": "Alloy wheels",
    "android_auto": "Android Auto",
    "apple_carplay": "Apple CarPlay",
    "automatic_braking": "Automatic braking",
    "backup_camera": "Backup camera",
    "bed_liner": "Bed liner",
    "blind_spot_monitor": "Blind-spot monitor",
    "bluetooth": "Bluetooth",
    "captains_chairs": "Captain's chairs",
    "dual_zone_climate": "Dual-zone climate",
    "fast_charging": "Fast charging",
    "heads_up_display": "Head-up display",
    "heated_seats": "Heated seats",
    "heated_steering_wheel": "Heated steering wheel",
    "keyless_entry": "Keyless entry",
    "lane_keep_assist": "Lane-keep assist",
    "leather_seats": "Leather seats",
    "led_headlights": "LED headlights",
    "lift_kit": "Lift kit",
    "memory_seats": "Memory seats",
    "navigation": "Navigation",
    "panoramic_sunroof": "Panoramic sunroof",
    "parking_sensors": "Parking sensors",
    "power_liftgate": "Power liftgate",
    "power_seats": "Power seats",
    "premium_audio": "Premium audio",
    "push_button_start": "Push-button start",
    "rear_entertainment": "Rear entertainment",
    "remote_start": "Remote start",
    "roof_rack": "Roof rack",
    "running_boards": "Running boards",
    "sunroof": "Sunroof",
    "surround_camera": "Surround camera",
    "third_row": "Third row",
    "tonneau_cover": "Tonneau cover",
    "tow_package": "Tow package",
    "ventilated_seats": "Ventilated seats",
    "wifi_hotspot": "Wi-Fi hotspot",
    "wireless_charging": "Wireless charging",
}

DRIVETRAIN_SHORT = {"fwd": "FWD", "rwd": "RWD", "awd": "AWD", "4wd": "4WD"}
