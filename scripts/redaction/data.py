"""Made-up data of each kind and locale, seeded."""

import random
import unicodedata

import faker
import phonenumbers

import sentences

REGIONS = {"en_US": "US", "en_GB": "GB", "de_DE": "DE", "fr_FR": "FR", "es_ES": "ES", "ja_JP": "JP"}
WIDE = {ord(digit): ord(digit) - 0x30 + 0xFF10 for digit in "0123456789"}


# Names with a word that is a particle or title elsewhere.
NAMES = {"en": ["Ben Carter", "Don Draper", "Al Gore"]}


def fakers(language, seed):
    """The generators of a language."""
    made = []
    for locale in sentences.LOCALES[language]:
        generator = faker.Faker(locale)
        generator.seed_instance(f"{seed}-{locale}")
        made.append((REGIONS[locale], generator))
    return made


def phone(region, generator, choose):
    """A valid number as people of a region write it."""
    if choose.random() < 0.5:
        while True:
            text = generator.phone_number()
            try:
                number = phonenumbers.parse(text, region)
            except phonenumbers.NumberParseException:
                continue
            # The Japanese generator leaves out the zero before an area.
            if phonenumbers.is_valid_number(number) and (region != "JP" or text[0] in "0+"):
                return text
    kinds = [phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE]
    formats = phonenumbers.PhoneNumberFormat
    while True:
        example = phonenumbers.example_number_for_type(region, choose.choice(kinds))
        digits = str(example.national_number)
        digits = digits[:-4] + f"{choose.randrange(10_000):04}"
        number = phonenumbers.parse(digits, region)
        if phonenumbers.is_valid_number(number):
            break
    form = choose.choice([formats.NATIONAL, formats.INTERNATIONAL, formats.E164])
    text = phonenumbers.format_number(number, form)
    if region == "JP" and choose.random() < 0.3:
        text = text.translate(WIDE).replace("-", "－")
    return text


def email(region, generator, choose):
    """An address, some with tags, dots and other scripts in the domain."""
    address = choose.choice([generator.email, generator.company_email, generator.safe_email])()
    name, domain = address.split("@")
    form = choose.random()
    if form < 0.15:
        return f"{name}+notes@{domain}"
    if form < 0.3:
        return f"{name}.x_1@mail.{domain}".replace(".com", ".co.uk")
    if form < 0.4:
        return f"{name}@bücher.example"
    if form < 0.5:
        return address.upper()
    return address


def url(region, generator, choose):
    """An address of a page, with and without a scheme."""
    form = choose.random()
    if form < 0.5:
        return generator.uri()
    bare = generator.domain_name()
    if form < 0.7:
        return f"{bare}/{generator.uri_path()}"
    if form < 0.85:
        return f"www.{bare}"
    return f"https://{bare}/a?q=1&b=x%20y#part-2"


def card(region, generator, choose):
    """A card's number, plain and in groups."""
    number = generator.credit_card_number()
    form = choose.random()
    if form < 0.5 or len(number) not in (15, 16):
        return number
    separator = choose.choice([" ", "-"])
    sizes = [4, 6, 5] if len(number) == 15 else [4, 4, 4, 4]
    groups = []
    for size in sizes:
        groups.append(number[:size])
        number = number[size:]
    return separator.join(groups)


MAKERS = {"emails": email, "phones": phone, "cards": card, "urls": url}


def items(kind, language, count, seed):
    """Data of a kind, in sentences: original and sentence with a gap."""
    choose = random.Random(f"{seed}-{kind}-{language}")
    made = fakers(language, seed)
    for number in range(count):
        region, generator = made[number % len(made)]
        original = MAKERS[kind](region, generator, choose)
        yield original, choose.choice(sentences.AROUND[language])


def decoys(language, count, seed):
    """Sentences without data."""
    choose = random.Random(f"{seed}-decoys-{language}")
    for number in range(count):
        form = sentences.DECOYS[language][number % len(sentences.DECOYS[language])]
        values = {f"n{size}": str(choose.randrange(10 ** (size - 1), 10**size)) for size in range(3, 11)}
        yield form.format(
            a=choose.randint(1, 9), b=choose.randint(0, 999), d=choose.randint(1, 28),
            m=choose.randint(10, 59), **values)


def disguised(address, choose):
    """The ways to hide an address from a search but not from a reader."""
    name, domain = address.split("@")
    host, top = domain.rsplit(".", 1)
    return {
        "markup": f"{name}**@**{domain}",
        "element": f"{name}<b>@</b>{domain}",
        "reference": f"{name}&#64;{host}&period;{top}",
        "percent": f"{name}%40{domain}",
        "zero width": f"{name}\u200b@{host[:1]}\u200b{host[1:]}.{top}",
        "soft hyphen": f"{name[:1]}\u00ad{name[1:]}@{domain}",
        "full width": f"{name}＠{host}．{top}",
        "escape": f"{name}\\@{host}\\.{top}",
        "spoken": f"{name.replace('.', ' dot ')} at {host} dot {top}",
        "brackets": f"{name} [at] {host} [dot] {top}",
    }


def name_forms(name, language):
    """The ways in which a text has a full name."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not 0x300 <= ord(c) < 0x370)
    forms = {"full": name, "NFD": unicodedata.normalize("NFD", name)}
    if language == "ja":
        forms["joined"] = name.replace(" ", "")
        forms["wide space"] = name.replace(" ", "\u3000")
        return forms
    forms.update({"capitals": name.upper(), "lower case": name.lower(), "no accents": bare})
    forms["slug"] = bare.lower().replace(" ", "-")
    forms["dotted"] = bare.lower().replace(" ", ".")
    forms["possessive"] = name + "'s"
    return forms
