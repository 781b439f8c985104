"""Makes and the model lines people ask for, with the body and seats most of them have.

One model a line: `name | body | seats | other spellings`; body and seats are left out where a model
came in several. "crossover" is what was built up from a small car or cut like a coupe; what shops
call an SUV stays "suv".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelLine:
    name: str
    body: str | None
    seats: int | None


MAKE_ALIASES: dict[str, tuple[str, ...]] = {
    "Alfa Romeo": ("alfa", "alfaromeo"),
    "AM General": ("amgeneral",),
    "Aston Martin": ("aston", "astonmartin"),
    "BMW": ("bmw alpina", "bayerische motoren werke"),
    "Chevrolet": ("chevy", "chevorlet", "chevrolet truck"),
    "Chrysler": ("crysler",),
    "Citroën": ("citroen",),
    "DeLorean": ("delorean", "de lorean"),
    "Fiat": ("fiat usa",),
    "GMC": ("gmc truck", "gm truck"),
    "Harley-Davidson": ("harley", "harley davidson"),
    "Hummer": ("hummer h",),
    "Infiniti": ("infinity",),
    "International": ("international harvester",),
    "Land Rover": ("land", "landrover", "land-rover", "range rover", "rover"),
    "Lincoln": ("lincoln mercury",),
    "Maybach": ("mercedes maybach", "mercedes-maybach"),
    "McLaren": ("mclaren automotive", "mc laren"),
    "Mercedes-Benz": (
        "mercedes",
        "mercedes benz",
        "mb",
        "benz",
        "merc",
        "mercedes-amg",
        "mercedes amg",
    ),
    "Mini": ("mini cooper", "bmw mini"),
    "Mitsubishi": ("mitsu",),
    "Ram": ("ram trucks", "ram truck", "dodge ram"),
    "Rolls-Royce": ("rolls", "rolls royce"),
    "Smart": ("smart car",),
    "Volkswagen": ("vw", "volks wagen", "volkswagon"),
    "Vauxhall": (),
    "VinFast": ("vinfast",),
    "Škoda": ("skoda",),
}

# Makes of two words that some feeds tear apart: make "Land", model "Rover Discovery".
TORN_MAKES = {
    "alfa": "romeo",
    "am": "general",
    "aston": "martin",
    "land": "rover",
    "mercedes": "benz",
    "rolls": "royce",
}

OTHER_MAKES = (
    "AMC",
    "Bugatti",
    "Datsun",
    "Daewoo",
    "Daihatsu",
    "Eagle",
    "Fisker",
    "Freightliner",
    "Geo",
    "Heartland",
    "Hino",
    "Holden",
    "Ineos",
    "Isuzu",
    "Karma",
    "Koenigsegg",
    "Lada",
    "Lucid",
    "Merkur",
    "Opel",
    "Pagani",
    "Peterbilt",
    "Peugeot",
    "Plymouth",
    "Polaris",
    "Renault",
    "Saleen",
    "SEAT",
    "Spyker",
    "Studebaker",
    "Sterling",
    "Thomas",
    "Triumph",
    "Vauxhall",
    "Yugo",
    "Zenn",
    "MG",
    "TVR",
    "Kenworth",
    "Mack",
    "Dacia",
    "Cupra",
    "BYD",
    "Panoz",
)

MODELS: dict[str, str] = {
    "Acura": """
        CL|coupe|5
        ILX|sedan|5
        Integra|hatchback|5
        Legend|sedan|5
        MDX|suv|7
        NSX|coupe|2
        RDX|suv|5
        RL|sedan|5
        RLX|sedan|5
        RSX|coupe|4
        TL|sedan|5
        TLX|sedan|5
        TSX|sedan|5
        ZDX|crossover|5
    """,
    "Alfa Romeo": """
        4C|coupe|2
        4C Spider|convertible|2
        Giulia|sedan|5
        Giulietta|hatchback|5
        Spider|convertible|2
        Stelvio|suv|5
        Tonale|crossover|5
    """,
    "Aston Martin": """
        DB7||
        DB9||
        DB11||
        DB12||
        DBS||
        DBX|suv|5
        Rapide|hatchback|4
        Vanquish||
        Vantage||
    """,
    "Audi": """
        100|sedan|5
        A1|hatchback|5
        A3|sedan|5
        A4|sedan|5
        A4 Allroad|wagon|5|allroad
        A5|hatchback|5
        A6|sedan|5
        A6 Allroad|wagon|5
        A7|hatchback|5
        A8|sedan|5
        e-tron|suv|5|etron
        e-tron GT|sedan|5|etron gt
        e-tron Sportback|crossover|5|etron sportback
        Q2|crossover|5
        Q3|crossover|5
        Q4 e-tron|suv|5
        Q5|suv|5
        Q5 Sportback|crossover|5
        Q6 e-tron|suv|5
        Q7|suv|7
        Q8|suv|5
        Q8 e-tron|suv|5
        R8|coupe|2
        RS 3|sedan|5|rs3
        RS 5|coupe|4|rs5
        RS 6|wagon|5|rs6,rs 6 avant
        RS 7|hatchback|5|rs7
        RS Q8|suv|5|rsq8
        S3|sedan|5
        S4|sedan|5
        S5||
        S6|sedan|5
        S7|hatchback|5
        S8|sedan|5
        SQ5|suv|5
        SQ7|suv|7
        SQ8|suv|5
        TT|coupe|4
        TTS|coupe|4
    """,
    "Bentley": """
        Arnage|sedan|5
        Bentayga|suv|5
        Continental GT|coupe|4
        Continental GTC|convertible|4
        Flying Spur|sedan|5|continental flying spur
        Mulsanne|sedan|5
    """,
    "BMW": """
        1 Series||
        2 Series||
        3 Series|sedan|5
        4 Series||
        5 Series|sedan|5
        6 Series||
        7 Series|sedan|5
        8 Series||
        i3|hatchback|4
        i4|hatchback|5
        i5|sedan|5
        i7|sedan|5
        i8||
        iX|suv|5
        M2|coupe|4
        M3|sedan|5
        M4||
        M5|sedan|5
        M6||
        M8||
        X1|crossover|5
        X2|crossover|5
        X3|suv|5
        X3 M|suv|5
        X4|crossover|5
        X4 M|crossover|5
        X5|suv|5
        X5 M|suv|5
        X6|crossover|5
        X6 M|crossover|5
        X7|suv|7
        XM|suv|5
        Z3|convertible|2
        Z4|convertible|2
    """,
    "Buick": """
        Cascada|convertible|4
        Century|sedan|6
        Enclave|suv|7
        Encore|crossover|5
        Encore GX|crossover|5
        Envision|suv|5
        Envista|crossover|5
        LaCrosse|sedan|5
        LeSabre|sedan|6
        Lucerne|sedan|5
        Park Avenue|sedan|6
        Rainier|suv|5
        Regal|sedan|5
        Regal TourX|wagon|5
        Rendezvous|suv|7
        Terraza|minivan|7
        Verano|sedan|5
    """,
    "Cadillac": """
        ATS|sedan|5
        ATS-V||
        CT4|sedan|5
        CT5|sedan|5
        CT6|sedan|5
        CTS|sedan|5
        CTS-V||
        DeVille|sedan|5
        DTS|sedan|5
        ELR|coupe|4
        Escalade|suv|7
        Escalade ESV|suv|7
        Escalade EXT|pickup|5
        Lyriq|suv|5
        Optiq|suv|5
        SRX|suv|5
        STS|sedan|5
        Seville|sedan|5
        XLR|convertible|2
        XT4|crossover|5
        XT5|suv|5
        XT6|suv|7
        XTS|sedan|5
    """,
    "Chevrolet": """
        Astro||8
        Avalanche|pickup|5
        Aveo|sedan|5
        Blazer|suv|5
        Blazer EV|suv|5
        Bolt EUV|crossover|5
        Bolt EV|hatchback|5|bolt
        Camaro|coupe|4
        Caprice|sedan|5
        Captiva Sport|suv|5|captiva
        Cavalier||5
        City Express|van|2
        Cobalt||5
        Colorado|pickup|5
        Corvette|coupe|2
        Cruze|sedan|5
        Equinox|suv|5
        Equinox EV|suv|5
        Express 1500|van|
        Express 2500|van|
        Express 3500|van|
        HHR|wagon|5
        Impala|sedan|5
        Malibu|sedan|5
        Monte Carlo|coupe|5
        S-10|pickup||s10
        Silverado|pickup|
        Silverado 1500|pickup||silverado 1500 ld,silverado 1500 limited,1500
        Silverado 2500|pickup||silverado 2500hd,silverado 2500 hd,2500,2500hd
        Silverado 3500|pickup||silverado 3500hd,silverado 3500 hd,3500,3500hd
        Silverado EV|pickup|5
        Sonic|hatchback|5
        Spark|hatchback|4
        Spark EV|hatchback|4
        SS|sedan|5
        SSR|pickup|2
        Suburban|suv|8
        Tahoe|suv|8
        Tracker|suv|
        Trailblazer|crossover|5|trail blazer
        Traverse|suv|8
        Trax|crossover|5
        Uplander|minivan|7
        Venture|minivan|7
        Volt|hatchback|5
    """,
    "Chrysler": """
        200|sedan|5
        300|sedan|5
        300C|sedan|5
        300M|sedan|5
        Aspen|suv|8
        Crossfire||2
        Concorde|sedan|5
        Pacifica|minivan|7
        PT Cruiser|wagon|5
        Sebring||
        Town & Country|minivan|7|town and country,town country
        Voyager|minivan|7
    """,
    "Dodge": """
        Avenger|sedan|5
        Caliber|hatchback|5
        Caravan|minivan|7
        Challenger|coupe|5
        Charger|sedan|5
        Dakota|pickup|
        Dart|sedan|5
        Durango|suv|7
        Grand Caravan|minivan|7
        Hornet|crossover|5
        Intrepid|sedan|5
        Journey|suv|7
        Magnum|wagon|5
        Neon|sedan|5
        Nitro|suv|5
        Ram 1500|pickup|
        Ram 2500|pickup|
        Ram 3500|pickup|
        Sprinter|van|
        Stratus||5
        Viper||2
    """,
    "Ferrari": """
        296 GTB|coupe|2
        360||2
        430||2|f430
        458|coupe|2
        458 Italia|coupe|2
        458 Spider|convertible|2
        488 GTB|coupe|2
        488 Spider|convertible|2
        812 Superfast|coupe|2
        California|convertible|4
        California T|convertible|4
        F12berlinetta|coupe|2|f12 berlinetta,f12
        F8 Tributo|coupe|2
        FF|coupe|4
        GTC4Lusso|hatchback|4
        Portofino|convertible|4
        Purosangue|suv|4
        Roma|coupe|4
        SF90 Stradale|coupe|2
    """,
    "Fiat": """
        124 Spider|convertible|2
        500|hatchback|4
        500e|hatchback|4
        500L|wagon|5
        500X|crossover|5
        Panda|hatchback|5
        Punto|hatchback|5
        Tipo|hatchback|5
    """,
    "Ford": """
        B-MAX|minivan|5
        Bronco|suv|5
        Bronco Sport|suv|5
        C-MAX|hatchback|5|cmax
        Contour|sedan|5
        Crown Victoria|sedan|6
        E-150|van||e150,econoline e150
        E-250|van||e250,econoline e250
        E-350|van||e350,e-350 super duty,econoline e350
        EcoSport|crossover|5
        Edge|suv|5
        Escape|suv|5
        Escort||5
        Excursion|suv|8
        Expedition|suv|8
        Explorer|suv|7
        Explorer Sport Trac|pickup|5
        F-150|pickup||f150,f 150
        F-150 Lightning|pickup|5|f150 lightning
        F-250|pickup||f250,f-250 super duty,f250 super duty
        F-350|pickup||f350,f-350 super duty,f350 super duty
        F-450|pickup||f450,f-450 super duty,f450 super duty
        F-550|pickup||f550,f-550 super duty
        F-650|pickup||f650
        F-750|pickup||f750
        Fiesta|hatchback|5
        Five Hundred|sedan|5
        Flex|wagon|7
        Focus||5
        Freestar|minivan|7
        Freestyle|wagon|7
        Fusion|sedan|5
        Galaxy|minivan|7
        Grand C-MAX|minivan|7
        Grand Tourneo Connect|minivan|7
        GT|coupe|2
        KA|hatchback|4
        Ka+|hatchback|5
        Kuga|suv|5
        Maverick|pickup|5
        Mondeo|hatchback|5
        Mustang|coupe|4
        Mustang Mach-E|crossover|5|mach-e,mach e,mustang mach e
        Puma|crossover|5
        Ranger|pickup|
        S-MAX|minivan|7
        Shelby GT350|coupe|4
        Streetka|convertible|2
        Taurus|sedan|5
        Taurus X|wagon|7
        Thunderbird||
        Tourneo Connect|minivan|5
        Tourneo Custom|minivan|8
        Transit|van|
        Transit Connect|van||connect
        Transit Tourneo|minivan|8
        Transit-150|van||transit 150,t-150
        Transit-250|van||transit 250,t-250
        Transit-350|van||transit 350,t-350
        Windstar|minivan|7
        ZX2|coupe|4
    """,
    "Genesis": """
        Electrified G80|sedan|5
        Electrified GV70|suv|5
        G70|sedan|5
        G80|sedan|5
        G90|sedan|5
        GV60|crossover|5
        GV70|suv|5
        GV80|suv|5
    """,
    "GMC": """
        Acadia|suv|7
        Acadia Limited|suv|7
        Canyon|pickup|5
        Envoy|suv|5
        Envoy XL|suv|7
        Hummer EV||5
        Jimmy|suv|5
        Safari||
        Savana 1500|van|
        Savana 2500|van|
        Savana 3500|van|
        Sierra|pickup|
        Sierra 1500|pickup||sierra 1500 limited,1500
        Sierra 2500|pickup||sierra 2500hd,sierra 2500 hd,2500,2500hd
        Sierra 3500|pickup||sierra 3500hd,sierra 3500 hd,3500,3500hd
        Sonoma|pickup|
        Terrain|suv|5
        Yukon|suv|8
        Yukon XL|suv|8|yukon xl 1500,yukon xl 2500
    """,
    "Honda": """
        Accord|sedan|5
        Accord Crosstour|crossover|5
        Civic||5
        Clarity|sedan|5
        CR-V|suv|5|crv
        CR-Z|coupe|2|crz
        Crosstour|crossover|5
        Element|suv|4
        Fit|hatchback|5
        HR-V|crossover|5|hrv
        Insight|sedan|5
        Jazz|hatchback|5
        Odyssey|minivan|8
        Passport|suv|5
        Pilot|suv|8
        Prelude|coupe|4
        Prologue|suv|5
        Ridgeline|pickup|5
        S2000|convertible|2
    """,
    "Hummer": """
        H1|suv|4
        H2|suv|6
        H3|suv|5
        H3T|pickup|5
    """,
    "Hyundai": """
        Accent|sedan|5
        Azera|sedan|5
        Elantra|sedan|5
        Elantra GT|hatchback|5
        Elantra N|sedan|5
        Elantra Touring|wagon|5
        Entourage|minivan|7
        Equus|sedan|5
        Genesis|sedan|5
        Genesis Coupe|coupe|4
        Ioniq|hatchback|5
        Ioniq 5|crossover|5
        Ioniq 6|sedan|5
        Ioniq 9|suv|7
        Kona|crossover|5
        Nexo|suv|5
        Palisade|suv|8
        Santa Cruz|pickup|5
        Santa Fe|suv|5
        Santa Fe Sport|suv|5
        Santa Fe XL|suv|7
        Sonata|sedan|5
        Tiburon|coupe|4
        Tucson|suv|5
        Veloster|hatchback|4
        Veloster N|hatchback|4
        Venue|crossover|5
        Veracruz|suv|7
        XG350|sedan|5
    """,
    "Infiniti": """
        EX35|crossover|5
        FX35|crossover|5
        FX37|crossover|5
        FX45|crossover|5
        FX50|crossover|5
        G20|sedan|5
        G25|sedan|5
        G35||
        G37||
        I30|sedan|5
        I35|sedan|5
        JX35|suv|7
        M35|sedan|5
        M37|sedan|5
        M45|sedan|5
        M56|sedan|5
        Q40|sedan|5
        Q45|sedan|5
        Q50|sedan|5
        Q60|coupe|4
        Q70|sedan|5
        Q70L|sedan|5
        QX30|crossover|5
        QX4|suv|5
        QX50|suv|5
        QX55|crossover|5
        QX56|suv|8
        QX60|suv|7
        QX70|crossover|5
        QX80|suv|8
    """,
    "Isuzu": """
        Ascender|suv|
        Rodeo|suv|5
        Trooper|suv|5
    """,
    "Jaguar": """
        E-Pace|crossover|5|epace
        F-Pace|suv|5|fpace
        F-Type||2|ftype
        I-Pace|crossover|5|ipace
        S-Type|sedan|5
        X-Type|sedan|5
        XE|sedan|5
        XF|sedan|5
        XJ|sedan|5
        XJ8|sedan|5
        XK||4
    """,
    "Jeep": """
        Cherokee|suv|5
        Commander|suv|7
        Compass|suv|5
        Gladiator|pickup|5
        Grand Cherokee|suv|5
        Grand Cherokee L|suv|7
        Grand Cherokee WK|suv|5
        Grand Wagoneer|suv|8
        Grand Wagoneer L|suv|8
        Liberty|suv|5
        Patriot|suv|5
        Renegade|crossover|5
        Wagoneer|suv|8
        Wagoneer L|suv|8
        Wagoneer S|suv|5
        Wrangler|suv|
    """,
    "Kia": """
        Amanti|sedan|5
        Borrego|suv|7
        Cadenza|sedan|5
        Carnival|minivan|8
        EV6|crossover|5
        EV9|suv|7
        Forte|sedan|5
        Forte Koup|coupe|5
        Forte5|hatchback|5|forte 5
        K4|sedan|5
        K5|sedan|5
        K900|sedan|5
        Niro|crossover|5
        Niro EV|crossover|5
        Optima|sedan|5
        Rio||5
        Rondo|wagon|
        Sedona|minivan|7
        Seltos|crossover|5
        Sorento|suv|7
        Soul|hatchback|5
        Spectra|sedan|5
        Sportage|suv|5
        Stinger|hatchback|5
        Telluride|suv|8
    """,
    "Lamborghini": """
        Aventador||2
        Gallardo||2
        Huracan||2|huracán
        Murcielago||2
        Revuelto|coupe|2
        Urus|suv|5
    """,
    "Land Rover": """
        Defender|suv|
        Discovery|suv|7
        Discovery Sport|suv|5
        Freelander|suv|5
        LR2|suv|5
        LR3|suv|7
        LR4|suv|7
        Range Rover|suv|5
        Range Rover Evoque|crossover|5|evoque
        Range Rover Sport|suv|5
        Range Rover Velar|suv|5|velar
    """,
    "Lexus": """
        CT|hatchback|5
        ES|sedan|5
        GS|sedan|5
        GS F|sedan|5
        GX|suv|7
        HS|sedan|5
        IS|sedan|5
        IS F|sedan|4
        LC||4
        LFA|coupe|2
        LS|sedan|5
        LX|suv|8
        NX|suv|5
        RC|coupe|4
        RC F|coupe|4
        RX|suv|5
        RZ|suv|5
        SC|convertible|4
        TX|suv|7
        UX|crossover|5
    """,
    "Lincoln": """
        Aviator|suv|7
        Continental|sedan|5
        Corsair|suv|5
        LS|sedan|5
        Mark LT|pickup|5
        MKC|suv|5
        MKS|sedan|5
        MKT|crossover|7
        MKX|suv|5
        MKZ|sedan|5
        Nautilus|suv|5
        Navigator|suv|8
        Navigator L|suv|8
        Town Car|sedan|6
        Zephyr|sedan|5
    """,
    "Lotus": """
        Elise||2
        Emira|coupe|2
        Evora|coupe|4
        Exige|coupe|2
    """,
    "Lucid": """
        Air|sedan|5
        Gravity|suv|7
    """,
    "Maserati": """
        Ghibli|sedan|5
        GranTurismo||4
        Grecale|suv|5
        Levante|suv|5
        MC20|coupe|2
        Quattroporte|sedan|5
    """,
    "Mazda": """
        B-Series|pickup|
        CX-3|crossover|5|cx3
        CX-30|crossover|5|cx30
        CX-5|suv|5|cx5
        CX-50|suv|5|cx50
        CX-7|suv|5|cx7
        CX-70|suv|5|cx70
        CX-9|suv|7|cx9
        CX-90|suv|7|cx90
        Mazda2|hatchback|5|2
        Mazda3|sedan|5|3
        Mazda5|minivan|6|5
        Mazda6|sedan|5|6
        MazdaSpeed3|hatchback|5
        MPV|minivan|7
        MX-30|crossover|5
        MX-5 Miata|convertible|2|miata,mx-5,mx5
        MX-5 Miata RF|convertible|2
        Protege|sedan|5
        RX-8|coupe|4|rx8
        Tribute|suv|5
    """,
    "McLaren": """
        570S||2
        600LT||2
        650S||2
        720S||2
        Artura||2
        GT|coupe|2
        MP4-12C||2
    """,
    "Mercedes-Benz": """
        A-Class||5
        AMG GT||
        B-Class|hatchback|5
        C-Class|sedan|5
        CL||4|cl-class
        CLA|sedan|5|cla-class
        CLE||4|cle-class
        CLK||4|clk-class
        CLS|sedan|5|cls-class
        E-Class|sedan|5
        EQB|suv|5
        EQE||5
        EQS||5
        G-Class|suv|5
        GL|suv|7|gl-class
        GLA|crossover|5|gla-class
        GLB|suv|5|glb-class
        GLC|suv|5|glc-class
        GLE|suv|5|gle-class
        GLK|suv|5|glk-class
        GLS|suv|7|gls-class
        M-Class|suv|5|ml,ml-class
        Metris|van|
        R-Class|wagon|6
        S-Class|sedan|5
        SL|convertible|2|sl-class
        SLC|convertible|2|slc-class
        SLK|convertible|2|slk-class
        SLS AMG||2|sls
        Sprinter|van|
        Sprinter 2500|van|
        Sprinter 3500|van|
    """,
    "Mercury": """
        Grand Marquis|sedan|6
        Mariner|suv|5
        Milan|sedan|5
        Montego|sedan|5
        Mountaineer|suv|7
        Sable|sedan|5
    """,
    "Mini": """
        Clubman|wagon|5
        Cooper|hatchback|4|hardtop,hardtop cooper,cooper hardtop,hatch
        Cooper|convertible|4|convertible,convertible cooper,cooper convertible
        Countryman|crossover|5
        Coupe|coupe|2
        Cooper|hatchback|5|hardtop 4 door,hardtop 4 door cooper
        Paceman|crossover|4
        Roadster|convertible|2
    """,
    "Mitsubishi": """
        3000GT|coupe|4
        Diamante|sedan|5
        Eclipse|coupe|4
        Eclipse Cross|crossover|5
        Endeavor|suv|5
        Galant|sedan|5
        i-MiEV|hatchback|4
        Lancer|sedan|5
        Lancer Evolution|sedan|5
        Mirage|hatchback|5
        Mirage G4|sedan|5
        Montero|suv|7
        Montero Sport|suv|5
        Outlander|suv|7
        Outlander Sport|crossover|5
        Raider|pickup|
    """,
    "Nissan": """
        200SX||
        300ZX||
        350Z||2
        370Z||2
        Altima|sedan|5
        Ariya|crossover|5
        Armada|suv|8
        Cube|wagon|5
        Frontier|pickup|
        GT-R|coupe|4|gtr
        Juke|crossover|5
        Kicks|crossover|5
        Leaf|hatchback|5
        Maxima|sedan|5
        Murano|suv|5
        NV Cargo|van||nv1500,nv2500,nv3500
        NV Passenger|van|12
        NV200|van|2
        Pathfinder|suv|7
        Pathfinder Armada|suv|8
        Quest|minivan|7
        Rogue|suv|5
        Rogue Select|suv|5
        Rogue Sport|crossover|5
        Sentra|sedan|5
        Titan|pickup|
        Titan XD|pickup||xd
        Versa|sedan|5
        Versa Note|hatchback|5
        Xterra|suv|5
        Z|coupe|2
    """,
    "Oldsmobile": """
        Alero||5
        Aurora|sedan|5
        Bravada|suv|5
        Cutlass||
        Intrigue|sedan|5
        Silhouette|minivan|7
    """,
    "Plymouth": """
        Neon|sedan|5
        Prowler|convertible|2
        Sundance||5
        Voyager|minivan|7
    """,
    "Polestar": """
        1|coupe|4|polestar 1
        2|hatchback|5|polestar 2
        3|suv|5|polestar 3
        4|crossover|5|polestar 4
    """,
    "Pontiac": """
        Aztek|suv|5
        Bonneville|sedan|5
        Firebird||4
        G5|coupe|5
        G6||5
        G8|sedan|5
        Grand Am||5
        Grand Prix|sedan|5
        GTO|coupe|4
        Montana|minivan|7
        Solstice||2
        Sunfire||5
        Torrent|suv|5
        Vibe|wagon|5
    """,
    "Porsche": """
        718 Boxster|convertible|2
        718 Cayman|coupe|2
        718 Spyder|convertible|2
        911||4
        918 Spyder|convertible|2
        928|coupe|4
        944|coupe|4
        Boxster|convertible|2
        Cayenne|suv|5
        Cayenne Coupe|crossover|5
        Cayman|coupe|2
        Macan|suv|5
        Panamera|hatchback|4
        Taycan|sedan|4
        Taycan Cross Turismo|wagon|4
    """,
    "Ram": """
        1500|pickup||ram 1500
        2500|pickup||ram 2500,2500hd
        3500|pickup||ram 3500,3500hd
        4500|pickup||ram 4500
        5500|pickup||ram 5500
        C/V|van|2|cargo,cv
        Dakota|pickup|
        ProMaster 1500|van|
        ProMaster 2500|van|
        ProMaster 3500|van|
        ProMaster City|van|
    """,
    "Rivian": """
        R1S|suv|7
        R1T|pickup|5
        R2|suv|5
    """,
    "Rolls-Royce": """
        Cullinan|suv|5
        Dawn|convertible|4
        Ghost|sedan|5
        Phantom|sedan|5
        Silver Shadow|sedan|5
        Wraith|coupe|4
    """,
    "Saab": """
        9-2X|wagon|5
        9-3||
        9-5||5
        9-7X|suv|5
    """,
    "Saturn": """
        Aura|sedan|5
        Ion||
        Outlook|suv|8
        Sky|convertible|2
        Vue|suv|5
    """,
    "Scion": """
        FR-S|coupe|4
        iA|sedan|5
        iM|hatchback|5
        iQ|hatchback|4
        tC|coupe|5
        xA|hatchback|5
        xB|wagon|5
        xD|hatchback|5
    """,
    "Smart": """
        Fortwo||2|for two
    """,
    "Subaru": """
        Ascent|suv|7
        Baja|pickup|4
        BRZ|coupe|4
        Crosstrek|crossover|5|xv crosstrek
        Forester|suv|5
        Impreza||5
        Legacy|sedan|5
        Outback|wagon|5
        Solterra|suv|5
        Tribeca|suv|7|b9 tribeca
        WRX|sedan|5|impreza wrx
        WRX STI|sedan|5|impreza wrx sti
    """,
    "Suzuki": """
        Aerio||5
        Grand Vitara|suv|5
        Kizashi|sedan|5
        SX4||5
        XL7|suv|7|xl-7
    """,
    "Tesla": """
        Cybertruck|pickup|5
        Model 3|sedan|5
        Model S|hatchback|5
        Model X|suv|
        Model Y|suv|5
        Roadster|convertible|2
    """,
    "Toyota": """
        4Runner|suv||4 runner,fourrunner
        86|coupe|4
        Auris|hatchback|5
        Avalon|sedan|5
        Avensis||5
        Aygo|hatchback|4
        bZ4X|crossover|5
        C-HR|crossover|5|chr
        Camry|sedan|5
        Camry Solara||4|solara
        Celica|coupe|4
        Corolla|sedan|5
        Corolla Cross|crossover|5
        Corolla Hatchback|hatchback|5
        Corolla iM|hatchback|5
        Crown|sedan|5
        Crown Signia|wagon|5
        Echo||5
        FJ Cruiser|suv|5
        GR Corolla|hatchback|5
        GR Supra|coupe|2|supra
        GR86|coupe|4
        Grand Highlander|suv|8
        GT86|coupe|4
        Hiace|van|
        Highlander|suv|8
        Hilux|pickup|
        iQ|hatchback|4
        Land Cruiser|suv|
        Matrix|wagon|5
        Mirai|sedan|
        MR2|convertible|2
        Prius|hatchback|5
        Prius c|hatchback|5
        Prius Prime|hatchback|5
        Prius v|wagon|5
        Proace Verso|minivan|8
        RAV4|suv|5|rav 4,rav-4
        RAV4 Prime|suv|5
        Sequoia|suv|8
        Sienna|minivan|8
        Starlet|hatchback|5
        T100|pickup|
        Tacoma|pickup|
        Tundra|pickup|
        Urban Cruiser|crossover|5
        Venza|suv|5
        Verso|minivan|7
        Verso-S|hatchback|5
        Yaris||5
        Yaris iA|sedan|5
    """,
    "Volkswagen": """
        Arteon|hatchback|5
        Atlas|suv|7
        Atlas Cross Sport|suv|5
        Beetle||4|new beetle
        Cabrio|convertible|4
        CC|sedan|5
        e-Golf|hatchback|5
        Eos|convertible|4
        Golf|hatchback|5
        Golf Alltrack|wagon|5
        Golf GTI|hatchback|5|gti
        Golf R|hatchback|5
        Golf SportWagen|wagon|5
        ID. Buzz|minivan|7|id buzz
        ID.4|suv|5|id 4,id4
        Jetta|sedan|5
        Jetta GLI|sedan|5|gli
        Jetta SportWagen|wagon|5
        Passat|sedan|5
        Phaeton|sedan|5
        Polo|hatchback|5
        Rabbit|hatchback|5
        Routan|minivan|7
        Taos|crossover|5
        Tiguan|suv|
        Tiguan Limited|suv|5
        Touareg|suv|5
    """,
    "Volvo": """
        C30|hatchback|4
        C40|crossover|5|c40 recharge
        C70|convertible|4
        EX30|crossover|5
        EX90|suv|7
        S40|sedan|5
        S60|sedan|5
        S60 Cross Country|sedan|5
        S80|sedan|5
        S90|sedan|5
        V40||5
        V50|wagon|5
        V60|wagon|5
        V60 Cross Country|wagon|5
        V70|wagon|5
        V90|wagon|5
        V90 Cross Country|wagon|5
        XC40|suv|5
        XC60|suv|5
        XC70|wagon|5
        XC90|suv|7
    """,
}
