"""Sentences of five languages: around data, and with numbers that are no data."""

LOCALES = {
    "en": ["en_US", "en_GB"],
    "de": ["de_DE"],
    "fr": ["fr_FR"],
    "es": ["es_ES"],
    "ja": ["ja_JP"],
}

# Around data of any kind.
AROUND = {
    "en": [
        "Please use {} for that.",
        "It is {}, as far as I know.",
        "I wrote it down ({}) last week.",
        "{}",
        "Take {} or ask again at 10:30 on 5 March.",
        "- new: {}; old: none",
    ],
    "de": [
        "Bitte nimm {} dafür.",
        "Das ist {}, soweit ich weiß.",
        "Ich habe es notiert ({}), am 01.02.2025.",
        "{}",
        "Nimm {} oder frag um 10:30 Uhr nach.",
    ],
    "fr": [
        "Utilise {} pour cela.",
        "C’est {}, je crois.",
        "Je l’ai noté ({}) le 01/02/2025.",
        "{}",
        "Prends {} ou demande à 10h30.",
    ],
    "es": [
        "Usa {} para eso.",
        "Es {}, creo.",
        "Lo apunté ({}) el 01/02/2025.",
        "{}",
        "Toma {} o pregunta a las 10:30.",
    ],
    "ja": [
        "{}を使ってください。",
        "これは{}です。",
        "連絡先（{}）をメモしました。",
        "{}",
        "{} か、10時30分にもう一度聞いてください。",
    ],
}

# With numbers and words that are none of the kinds.
DECOYS = {
    "en": [
        "We met on 2025-03-{d:02} at 10:{m:02} and again on {d:02}/03/2025.",
        "Revenue was ${a},{b:03},{m:03} or {a} million, up {m}.{d} %.",
        "Version {a}.{d}.{m} replaces {a}.{d}.{m}-rc.1 and build {n7}.",
        "Ticket #{n7}, order no. {n10}, invoice ID {n9}.",
        "From {d:02}:{m:02}:00 to 23:59:59 that is {n4} of {n5} rows.",
        "The server is at 192.168.{d}.{m}, port {n4}.",
        "The commit is 3f2c{n7}ab and the ID is 123e4567-e89b-12d3-a456-42661{n7}.",
        "See chapter {d}.{m}, pages {n3}-{n3}, ISBN 978-3-16-148410-0.",
        "That costs {n4} 000 {n3} units. We were at @ {d} percent.",
        "Timestamps are 17{n8} or 17{n8}{n3}. e.g. this one, i.e. that one.",
        "We use Node.js and ASP.NET, see README.md, main.py and run.sh.",
        "He arrived at that point and said nothing. I looked at it.Then it ended.",
    ],
    "de": [
        "Wir trafen uns am {d:02}.03.2025 um 10:{m:02} Uhr.",
        "Der Umsatz lag bei {a}.{b:03}.{m:03} € und stieg um {m},{d} %.",
        "Version {a}.{d}.{m} ersetzt Build {n7}.",
        "Vorgang Nr. {n10}, Rechnung {n9}, Aktenzeichen {d} O {n3}/25.",
        "Von {d:02}:{m:02} bis 23:59 sind es {n4} von {n5} Zeilen.",
        "IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX.",
        "Der Termin am 03.04.2025 – 05.04.2025 kostet {n3} 000 Euro.",
        "Siehe Kapitel {d}.{m}, Seite {n3}, PLZ {n5} Berlin.",
    ],
    "fr": [
        "Nous nous sommes vus le {d:02}/03/2025 à 10h{m:02}.",
        "Le chiffre d’affaires est de {a} {b:03} {m:03} €, soit {m},{d} % de plus.",
        "La version {a}.{d}.{m} remplace le build {n7}.",
        "Commande no {n10}, facture {n9}, dossier {n7}.",
        "De {d:02}:{m:02} à 23:59, {n4} lignes sur {n5}.",
        "Voir chapitre {d}.{m}, pages {n3} à {n3}, {n5} Paris.",
        "SIRET 732 829 320 00074 et TVA FR 40 303 265 045.",
    ],
    "es": [
        "Nos vimos el {d:02}/03/2025 a las 10:{m:02}.",
        "Los ingresos fueron {a}.{b:03}.{m:03} €, un {m},{d} % más.",
        "La versión {a}.{d}.{m} sustituye al build {n7}.",
        "Pedido número {n9}, factura {n9}, expediente {n7}.",
        "De {d:02}:{m:02} a 23:59, {n4} filas de {n5}.",
        "Ver capítulo {d}.{m}, páginas {n3}-{n3}, {n5} Madrid.",
        "Son 612 345 678 euros o 712.345.678 habitantes.",
    ],
    "ja": [
        "2025年3月{d}日の10:{m:02}に会いました。",
        "売上は{a},{b:03},{m:03}円で、{m}.{d}％増えました。",
        "バージョン{a}.{d}.{m}はビルド{n7}の代わりです。",
        "注文番号{n10}、請求書{n9}です。",
        "{d:02}:{m:02}から23:59まで、{n5}行のうち{n4}行です。",
        "〒100-0001、第{d}章、{n3}ページ、2025-03-{d:02}。",
    ],
}

# What one says around a spoken first name.
SPOKEN = {
    "en": ["I think {} has it.", "Thanks, {}!", "{}, can you hear us?", "Ask {}'s team."],
    "de": ["Ich glaube, {} hat es.", "Danke, {}!", "{}, hörst du uns?", "Das ist {}s Aufgabe."],
    "fr": ["Je crois que {} l’a.", "Merci, {} !", "{}, tu nous entends ?", "C’est l’avis d’{}."],
    "es": ["Creo que {} lo tiene.", "¡Gracias, {}!", "{}, ¿nos oyes?", "Es el equipo de {}."],
    "ja": ["{}さんが持っています。", "{}様、ありがとうございます。", "それは{}さんの仕事です。"],
}

# Talk without any name, which has to stay as it is.
PLAIN = {
    "en": ["Will this mark the end? We may hope so.", "The bill is rich in art, to be frank."],
    "de": ["Wir haben viel Platz und Zeit.", "Das Ende ist offen."],
    "fr": ["La fin est proche, je crois.", "Nous avons le temps."],
    "es": ["El final está cerca, creo.", "Tenemos tiempo."],
    "ja": ["今日の会議を始めましょう。", "森の中に林があります。"],
}
