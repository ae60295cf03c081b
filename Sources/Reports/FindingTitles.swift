import GeoModel

/// What kinds of finding are called in Danish.
public enum FindingTitles {
    /// The title of a code; nil for one that has none.
    public static func danish(_ code: DiagnosticCode) -> String? {
        FindingWords.danishTitles[code.number] ?? others[code.number]
    }

    /// The codes that no report about inputs and maps has.
    private static let others: [Int: String] = [
        80: "umulige grænser", 81: "ingen gruppering fundet", 82: "en grænse er brudt",
        83: "ukendt enhed i en gruppering", 84: "gentaget enhed i en gruppering", 85: "ubrugelig grupperingsfil",
        86: "ingen klynge er umagen værd", 100: "resultatet findes allerede", 101: "resultatet kan ikke skrives",
        102: "resultatet er en af kilderne", 103: "kortet kan ikke skrives i dette koordinatsystem",
        106: "ukendt nøgle i studiefilen", 107: "ubrugelig værdi", 108: "studiefilen er ikke TOML",
        109: "studiet findes ikke", 110: "intet at gruppere", 111: "ukendt enhed eller kommune", 112: "flertydigt navn",
        140: "manglende værdi", 141: "konstant attribut", 142: "umuligt antal regioner", 143: "grænse, der ikke kan nås",
        144: "grænse, som metoden ikke kan holde", 145: "ingen regioner fundet", 146: "ubrugelig vægt",
        149: "ubrugelig flytning", 170: "stikprøven står stille", 171: "kædens grænse er overskredet",
        172: "færre tilfældige grupper end ønsket", 173: "færre forslag end ønsket",
        220: "grader ved siden af projicerede tal", 221: "objekter langt fra alle andre",
        222: "koordinatsystem for et ukendt lag", 230: "sammenfiltret polygon", 231: "for mange enheder på ét sted",
        232: "for mange overlap", 233: "grove koordinater", 234: "huller og overlap lukket",
        235: "ikke alle næsten-naboer er nævnt", 236: "overlap, der ikke kunne måles", 250: "tabellens tegnsæt er gættet",
        251: "tabellen er ikke tekst", 252: "anførselstegn i en tabel", 253: "ord for ingen klynge",
        254: "klyngenavne, der næsten er ens", 255: "tabel læst med en antagelse", 256: "kode og navn på forskellige enheder",
        257: "ubrugelige tal", 258: "tal uden enhed, eller enheder uden tal", 259: "tal fra en tabel",
        270: "mere hukommelse end tilladt", 271: "stoppet, før der var et resultat", 272: "studiefilen er for stor",
        280: "en kilde blev ændret under læsningen", 281: "ikke en mappe til resultater", 282: "ændret resultat",
        283: "manglende resultat", 284: "resultat fra en anden kørsel", 285: "ikke en resultatmappe",
        286: "resultat, der ikke kan læses", 288: "en anden kørsel skriver her", 289: "afbrudt",
        330: "intet eksakt svar", 331: "for stor attribut",
        360: "udenfor og indenfor på én gang", 361: "klyngenavn, der ikke bruges", 362: "en ekstra fil blev ikke skrevet",
    ]
}
