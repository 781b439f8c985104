"""Words of manufacturers' color names and the paint each one is drawn in: data."""

from collections.abc import Mapping

# Two words that mean something else together than apart.
PAINT_PHRASES: Mapping[str, str] = {
    "black cherry": "red",
    "black currant": "red",
    "blue black": "black",
    "blue gray": "graphite",
    "blue silver": "silver",
    "brown gray": "bronze",
    "dark green": "green",
    "green gem": "green",
    "jet gray": "graphite",
    "light brown": "sand",
    "light green": "sage",
    "olive green": "sage",
    "red orange": "orange",
    "rose gold": "sand",
    "sage green": "sage",
    "silver sky": "silver",
    "sky silver": "silver",
    "still night": "navy",
    "white gold": "sand",
    "white silver": "silver",
    "yellow green": "sage",
}

# The plain color in a name; the last one counts ("Silver Blue" is a blue).
HUE_WORDS: Mapping[str, str] = {
    "aqua": "teal", "argento": "silver", "azul": "navy", "beige": "sand", "bianco": "white",
    "black": "black", "blanc": "white", "blanco": "white", "bleu": "navy", "blk": "black",
    "blu": "navy", "blue": "navy", "brn": "bronze", "bronze": "bronze", "brown": "bronze",
    "burgundy": "red", "copper": "orange", "cream": "white", "cyan": "teal", "giallo": "yellow",
    "gold": "sand", "gray": "graphite", "green": "green", "grey": "graphite",
    "grigio": "graphite", "gry": "graphite", "maroon": "red", "navy": "navy", "negro": "black",
    "nero": "black", "noir": "black", "orange": "orange", "pink": "red", "purple": "navy",
    "red": "red", "rojo": "red", "rosso": "red", "rouge": "red", "schwarz": "black",
    "silver": "silver", "slv": "silver", "slvr": "silver", "tan": "sand", "teal": "teal",
    "turquoise": "teal", "verde": "green", "violet": "navy", "weiss": "white", "white": "white",
    "wht": "white", "yellow": "yellow",
}  # fmt: skip

# A word beside the plain color that picks another paint of the same family.
SHADE_WORDS: Mapping[str, Mapping[str, str]] = {
    "navy": {
        "aegean": "sky", "aero": "sky", "arctic": "sky", "atlas": "sky", "baby": "sky",
        "bermuda": "sky", "bluebird": "sky", "bright": "sky", "caribbean": "teal",
        "cavalry": "sky", "cerulean": "sky", "cyan": "sky", "flame": "sky", "frozen": "sky",
        "glacier": "sky", "grabber": "sky", "hydro": "sky", "ice": "sky", "lagoon": "teal",
        "light": "sky", "miami": "sky", "misano": "sky", "mist": "sky", "ocean": "teal",
        "pale": "sky", "powder": "sky", "rapid": "sky", "riviera": "sky", "sea": "teal",
        "sky": "sky", "smurf": "sky", "splash": "sky", "surf": "sky", "turbo": "sky",
        "voodoo": "sky",
    },
    "graphite": {
        "alloy": "silver", "cement": "silver", "ceramic": "silver", "chalk": "silver",
        "clay": "silver", "cloud": "silver", "light": "silver", "mercury": "silver",
        "nardo": "silver", "pale": "silver", "pebble": "silver", "silver": "silver",
    },
    "green": {
        "army": "sage", "cactus": "sage", "khaki": "sage", "lichen": "sage", "light": "sage",
        "lunar": "sage", "mint": "sage", "moss": "sage", "olive": "sage", "pale": "sage",
        "sage": "sage", "sarge": "sage", "seafoam": "sage", "tank": "sage", "willow": "sage",
    },
    "bronze": {"light": "sand", "sandstone": "sand"},
    "sand": {"burnt": "bronze", "dark": "bronze", "sunburst": "yellow"},
    "sky": {"dark": "navy", "deep": "navy", "midnight": "navy", "night": "navy"},
}  # fmt: skip

# Names without a plain color: stones, metals, weather, food.
MOOD_WORDS: Mapping[str, str] = {
    "absolute": "white", "abyss": "black", "agate": "black", "almond": "sand", "alpine": "white",
    "aluminum": "silver", "amber": "orange", "amethyst": "navy", "anthracite": "graphite",
    "arancio": "orange", "aspen": "white", "avalanche": "white", "azure": "sky", "azurite": "navy",
    "basalt": "graphite", "billet": "silver", "blizzard": "white", "blueprint": "navy",
    "bluestone": "navy", "bordeaux": "red", "brandywine": "red", "bronzemist": "bronze",
    "brownstone": "bronze", "cactus": "sage", "canyon": "bronze", "carbon": "black",
    "cardinal": "red", "carmine": "red", "carrara": "white", "cashmere": "sand", "caviar": "black",
    "cayenne": "red", "cement": "silver", "ceramic": "silver", "chalk": "white",
    "champagne": "sand", "charcoal": "graphite", "cherry": "red", "chestnut": "bronze",
    "chocolate": "bronze", "chrome": "silver", "cinnamon": "bronze", "claret": "red",
    "clay": "sand", "cloud": "silver", "coal": "black", "cobalt": "navy", "cocoa": "bronze",
    "coffee": "bronze", "crimson": "red", "cypress": "sage", "denim": "navy", "desert": "sand",
    "dune": "sand", "dusk": "graphite", "ebony": "black", "eclipse": "black", "emerald": "green",
    "espresso": "bronze", "fern": "green", "fire": "red", "forest": "green", "frost": "white",
    "garnet": "red", "ghost": "white", "ginger": "bronze", "glacier": "white",
    "granite": "graphite", "graphite": "graphite", "gravity": "graphite", "gun": "graphite",
    "gunmetal": "graphite", "hazel": "bronze", "hunter": "green", "hypergreen": "green",
    "indigo": "navy", "ingot": "silver", "ink": "navy", "iridium": "silver", "iron": "graphite",
    "ivory": "white", "jade": "green", "jet": "black", "jungle": "green", "khaki": "sand",
    "lagoon": "teal", "lava": "red", "lead": "graphite", "lemon": "yellow", "licorice": "black",
    "lime": "yellow", "linen": "sand", "magma": "orange", "magnetic": "graphite",
    "mahogany": "bronze", "mango": "orange", "mercury": "silver", "merlot": "red",
    "meteor": "graphite", "meteorite": "graphite", "midnight": "black", "mint": "sage",
    "mocha": "bronze", "moonstone": "silver", "moss": "sage", "mulberry": "red",
    "mustard": "yellow", "nickel": "silver", "nightfall": "navy", "oak": "bronze",
    "obsidian": "black", "olive": "sage", "onyx": "black", "opal": "white", "orca": "black",
    "palladium": "silver", "papaya": "orange", "paprika": "orange", "pepper": "graphite",
    "pewter": "silver", "pine": "green", "pitch": "black", "platinum": "silver",
    "porcelain": "white", "powder": "white", "pumpkin": "orange", "quartz": "silver",
    "quartzite": "silver", "quicksand": "sand", "quicksilver": "silver", "rainforest": "green",
    "raspberry": "red", "raven": "black", "rose": "red", "ruby": "red", "rust": "orange",
    "sable": "black", "saffron": "orange", "sage": "sage", "sand": "sand", "sandstone": "sand",
    "sandstorm": "sand", "sangria": "red", "sapphire": "navy", "scarlet": "red",
    "seashell": "sand", "sepia": "bronze", "shadow": "graphite", "sienna": "bronze",
    "slate": "graphite", "smoke": "graphite", "smoky": "graphite", "snazzberry": "red",
    "snow": "white", "snowflake": "white", "starfire": "white", "steel": "graphite",
    "sterling": "silver", "stone": "graphite", "storm": "graphite", "stormy": "graphite",
    "sunset": "orange", "tangerine": "orange", "tanzanite": "navy", "taupe": "sand",
    "terracotta": "orange", "thunder": "graphite", "titanium": "graphite", "toffee": "bronze",
    "topaz": "bronze", "tungsten": "graphite", "twilight": "black", "umber": "bronze",
    "vermilion": "red", "volcanic": "graphite", "walnut": "bronze", "wine": "red",
    "zinc": "silver",
}  # fmt: skip

# Finishes: they name a color only where nothing else in the name does.
FINISH_WORDS: Mapping[str, str] = {"ice": "white", "pearl": "white", "pearlescent": "white"}

FAMILY_PAINTS: Mapping[str, str] = {
    "black": "black",
    "white": "white",
    "silver": "silver",
    "gray": "graphite",
    "red": "red",
    "blue": "navy",
    "green": "green",
    "brown": "bronze",
    "beige": "sand",
    "gold": "sand",
    "orange": "orange",
    "yellow": "yellow",
    "purple": "navy",
}
