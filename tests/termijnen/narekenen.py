#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Recomputes the worked examples of this folder along another road, and compares.

    tests/termijnen/narekenen.py [path of the program]

It shares nothing with the program: its own calendar (Easter from the paschal full moon), its own lengths and
amounts, and a clock that walks day by day instead of adding. It reads the examples with a reader of its own,
needs the standard library only, and writes "N passed, M failed". With the path of the program it also asks the
program a hundred random questions, from a fixed seed, and compares the answers.
"""
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DAY = datetime.timedelta(days=1)
QUESTIONS = 100  # to the program

# ---- The examples: one map per item, values on one line ----------------------------------------------------------


def scalar(text):
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [scalar(part) for part in split(text[1:-1])]
    if text.startswith("{") and text.endswith("}"):
        return {key.strip(): scalar(value) for key, value in (part.split(":", 1) for part in split(text[1:-1]))}
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1]
    return text


def split(text):
    """The parts between commas that stand in no quotes."""
    parts = re.findall(r'(?:"[^"]*"|[^,"])+', text)
    return [part for part in parts if part.strip()]


def read(path):
    examples = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#") or line == "voorbeelden:":
            continue
        found = re.fullmatch(r"  (- |  )([a-z_]+): (.+)", line)
        if not found:
            sys.exit(f"{path.name}, line {number}: not in the form of an example")
        if found[1] == "- ":
            examples.append({})
        examples[-1][found[2]] = scalar(found[3])
    return examples


# ---- The calendar ------------------------------------------------------------------------------------------------


def date(text):
    return datetime.date.fromisoformat(text)


# The Easter full moon of each year of the cycle of nineteen, valid from 1900 to 2199: (month, day).
FULL_MOONS = [(4, 14), (4, 3), (3, 23), (4, 11), (3, 31), (4, 18), (4, 8), (3, 28), (4, 16), (4, 5),
              (3, 25), (4, 13), (4, 2), (3, 22), (4, 10), (3, 30), (4, 17), (4, 7), (3, 27)]


def easter(year):
    """The first Sunday after the full moon."""
    day = datetime.date(year, *FULL_MOONS[year % 19]) + DAY
    while day.isoweekday() != 7:
        day += DAY
    return day


EQUATED = {date(text) for text in """
    2017-04-28 2017-05-26 2018-05-11 2018-12-24 2018-12-31 2019-05-31 2019-12-27
    2022-05-27 2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30
    2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26""".split()}


def holidays(year):
    sunday = easter(year)
    kings_day = datetime.date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= DAY
    return {datetime.date(year, 1, 1), sunday - 2 * DAY, sunday + DAY, kings_day, datetime.date(year, 5, 5),
            sunday + 39 * DAY, sunday + 50 * DAY, datetime.date(year, 12, 25), datetime.date(year, 12, 26)}


def is_free(day):
    return day.isoweekday() >= 6 or day in holidays(day.year) or day in EQUATED


def months_later(day, count):
    """The day with the same number; the last of the month when there is none."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    for number in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


# ---- The clock ---------------------------------------------------------------------------------------------------


def length(text):
    """(number, unit) of "6w"."""
    return int(text[:-1]), text[-1]


def too_long(count, unit):
    return unit == "j" or count > {"d": 90, "w": 12, "m": 3}[unit]


def nominal_days(start, count, unit):
    """How many days a term has that begins the day after `start`."""
    if unit in "mj":
        return (months_later(start, count * (12 if unit == "j" else 1)) - start).days
    return count * (7 if unit == "w" else 1)


class Term:
    """A term that is walked day by day; `stops` is the set of days on which the clock stands still."""

    def __init__(self, start, count, unit, stops=(), act=True, total=None):
        self.first = start + DAY
        self.plain = start + nominal_days(start, count, unit) * DAY
        self.before_act, self.stopped = walk(start, nominal_days(start, count, unit), set(stops))
        self.act = "niet nodig"
        self.end = self.before_act
        if not act:
            self.act = "geldt niet"
        elif too_long(*(total or (count, unit))):
            self.act = "te lang"
        else:
            self.move(count, unit, set(stops))

    def move(self, count, unit, stops):
        if unit != "d" or count >= 3:
            working = sum(not is_free(self.first + n * DAY) for n in range((self.end - self.first).days + 1))
            while working < 2:
                self.end += DAY
                working += not is_free(self.end)
                self.act = "twee werkdagen"
        while is_free(self.end) or (self.end > self.before_act and self.end in stops):
            self.end += DAY
            self.act = "verschoven"
            self.stopped = sum(1 for day in stops if self.first <= day <= self.end)


def walk(start, days, stops):
    """The day on which so many running days have passed, and how many stood still on the way."""
    day, left, stopped = start, days, 0
    while left:
        day += DAY
        if day in stops:
            stopped += 1
        else:
            left -= 1
    return day, stopped


def days_between(first, last):
    return {first + n * DAY for n in range((last - first).days + 1)}


def stops_of(example):
    """The days that stand still, by the invitations and the periods of an example."""
    today = example.get("opties", {}).get("vandaag")
    stops = []
    for text in example.get("uitnodigingen", []):
        sent, until, *rest = text.split(":")
        answer = rest[0] if rest and rest[0] else None
        until = date(until)
        if answer and date(answer) <= until:
            last = date(answer) - DAY
        elif answer or (today and date(today) > until):
            last = until
        else:
            last = until - DAY
        stops.append((date(sent), days_between(date(sent) + DAY, last)))
    for text in example.get("opschortingen", []):
        first, last, *_ = text.split(":")
        stops.append((date(first) - DAY, days_between(date(first), date(last))))
    return stops


# ---- The kinds ---------------------------------------------------------------------------------------------------


def answer_of(term, **more):
    return {"datum": term.end, "eerste_dag": term.first, "voor_stilstand": term.plain,
            "voor_termijnenwet": term.before_act, "termijnenwet": term.act, "dagen_stil": term.stopped, **more}


def decision(example, options):
    start, stops = date(example["start"]), stops_of(example)
    everything = set().union(*(days for _, days in stops))
    notice = options.get("bericht")
    if notice:
        before = set().union(*(days for sent, days in stops if sent < date(notice)))
        term, named = Term(start, 8, "w", before), date(options["nieuwe-datum"])
        if date(notice) <= term.end < named:
            after = set().union(*(days for sent, days in stops if sent >= date(notice))) - before
            result = answer_of(term, termijnenwet="geldt niet")
            result["datum"] = result["voor_termijnenwet"] = walk(named, 0, after)[0] + len(after) * DAY
            result["dagen_stil"] += len(after)
            return result
    return answer_of(Term(start, 8, "w", everything))


def objection_decision(example, options):
    ends = Term(date(example["start"]), 6, "w").end
    flags = example.get("vlaggen", [])
    weeks = 21 if "advies" in flags else 12 if "commissie" in flags else 6
    weeks += length(options["verdaging"])[0] if "verdaging" in options else 0
    term = Term(ends, weeks, "w", set().union(*(days for _, days in stops_of(example))))
    result = answer_of(term)
    if "instemming" in options and date(options["instemming"]) > term.end:
        result.update(datum=date(options["instemming"]), termijnenwet="geldt niet",
                      voor_termijnenwet=date(options["instemming"]))
    return result


def penalty(example, options):
    waiting = Term(date(options["ingebrekestelling"]), 2, "w")
    first = waiting.end + DAY
    amounts = []
    for number in range(42):
        day = first + number * DAY
        if "besloten" in options and day >= date(options["besloten"]):
            break
        amounts.append(((20, 30, 40) if day.year < 2019 else (23, 35, 45))[number // 14])
    result = answer_of(waiting, dwangsom=sum(amounts), dagen=len(amounts), datum=first)
    result["laatste_dag"] = first + ((len(amounts) or 42) - 1) * DAY
    return result


def period(start, months):
    """The last day of so many months that begin on `start`: the day before the one with the same number."""
    same = months_later(start, months)
    return same - DAY if same.day == start.day else same


def grant(example, options):
    start = date(example["start"])
    count, unit = length(options["duur"])
    end = period(start, count * (12 if unit == "j" else 1))
    last = min([end] + [date(options[key]) for key in ("indicatie-tot",) if key in options])
    slices = {}
    for day in sorted(days_between(start, last)):
        slices.setdefault(day.year, []).append(day)
    texts = [f"{days[0]}:{days[-1]}:{len(days)}:{(datetime.date(year, 12, 31) - datetime.date(year - 1, 12, 31)).days}"
             for year, days in slices.items()]
    apply = end
    while Term(apply, 8, "w").end > end:
        apply -= DAY
    calendar = {apply}
    if "huisbezoek" in options:
        calendar.add(months_later(date(options["huisbezoek"]), 36))
    return {"datum": end, "eerste_dag": start, "termijnenwet": "geldt niet", "schijven": texts,
            "kalender": calendar}


def transition(example, options):
    start = date(example["start"])
    end = period(start, 12)
    if "redelijke-termijn" in options and period(date(options["pgb-sinds"]), 36) < start:
        end = max(end, period(start, length(options["redelijke-termijn"])[0]))
    return {"datum": end, "eerste_dag": start, "termijnenwet": "geldt niet",
            "kalender": {months_later(end, -count) for count in (9, 6, 3, 1)}}


def objection(example, _):
    term = Term(date(example["start"]), 6, "w")
    return answer_of(term, kalender={Term(term.end, 1, "w").end})


def hearing(example, _):
    day = date(example["start"])
    return {"datum": day - 10 * DAY, "termijnenwet": "geldt niet", "kalender": {day - 7 * DAY}}


def bridging(example, _):
    start = date(example["start"])
    return {"datum": start + 90 * DAY, "eerste_dag": start, "termijnenwet": "geldt niet"}


def waiting(example, _):
    term = Term(date(example["start"]), 30, "d")
    return answer_of(term, kalender={term.end + DAY})


def plain(count, unit):
    return lambda example, _: answer_of(Term(date(example["start"]), count, unit))


KINDS = {
    "besluit": decision,
    "aanvullen": lambda example, options: answer_of(Term(date(example["start"]), *length(options["duur"]))),
    "niet-behandelen": plain(4, "w"),
    "dwangsom": penalty,
    "dwangsom-vaststellen": plain(2, "w"),
    "bezwaar": objection,
    "beslissing-bezwaar": objection_decision,
    "advies-zorginstituut": plain(10, "w"),
    "hoorzitting": hearing,
    "ciz": lambda example, _: answer_of(Term(date(example["start"]), 2 if "instelling" in example.get("vlaggen", []) else 6, "w")),
    "persoonlijk-plan": plain(7, "d"),
    "toekenning": grant,
    "overgangsjaar": transition,
    "overbrugging": bridging,
    "standstill": waiting,
    "huisbezoek": plain(3, "j"),
}

# ---- Comparing ---------------------------------------------------------------------------------------------------


def differences(example):
    result = KINDS[example["soort"]](example, example.get("opties", {}))
    found = []
    for key, expected in example["verwacht"].items():
        if str(result.get(key)) != expected:
            found.append(f"{key}: expected {expected}, recomputed {result.get(key)}")
    if "schijven" in example and result["schijven"] != example["schijven"]:
        found.append(f"schijven: recomputed {result['schijven']}")
    missing = {date(text) for text in example.get("kalender", [])} - result.get("kalender", set())
    if missing:
        found.append(f"kalender: {sorted(map(str, missing))} not in {sorted(map(str, result.get('kalender', [])))}")
    return found


def check_holidays():
    """The list of years, and the table of facts when it is at hand."""
    found = []
    for row in read(HERE / "jaren" / "feestdagen.yaml"):
        if sorted(map(str, holidays(int(row["jaar"])))) != row["dagen"]:
            found.append(f"feestdagen {row['jaar']}: {sorted(map(str, holidays(int(row['jaar']))))}")
    folder = pathlib.Path(os.environ.get("MAATSTAF_GEGEVENS", ROOT.parent / "shared" / "gegevens"))
    table = folder / "feestdagen_2025_2031.csv"
    if table.is_file():
        facts = {line[:10] for line in table.read_text(encoding="utf-8").splitlines()[1:] if line}
        mine = {str(day) for year in range(2025, 2032) for day in holidays(year)}
        if facts != mine:
            found.append(f"the table of facts differs: {sorted(facts ^ mine)}")
    return found


def random_question(chance):
    start = datetime.date(2015, 1, 1) + chance.randrange(16 * 365) * DAY
    stops = []
    for _ in range(chance.randrange(4)):
        first = start + chance.randrange(1, 75) * DAY
        stops.append(f"{first}:{first + chance.randrange(0, 20) * DAY}:overmacht")
    return {"soort": "besluit", "start": str(start), "opschortingen": stops}


def ask(program, question):
    command = [program, "termijn", question["soort"], "--start", question["start"], "--json"]
    for stop in question["opschortingen"]:
        command += ["--opschorting", stop]
    result = subprocess.run(command, capture_output=True, text=True, check=True,
                            env={**os.environ, "MAATSTAF_MAP": str(ROOT)})
    return json.loads(result.stdout)


def check_random(program, count):
    chance, found = random.Random(20261122), []
    for _ in range(count):
        question = random_question(chance)
        mine, theirs = decision(question, {}), ask(program, question)
        if str(mine["datum"]) != theirs["datum"] or mine["dagen_stil"] != theirs["termijnen"][0]["dagen_stil"]:
            found.append(f"{question}: recomputed {mine['datum']} ({mine['dagen_stil']} days still), the program "
                         f"says {theirs['datum']} ({theirs['termijnen'][0]['dagen_stil']})")
    return found


def main():
    passed, failed = 0, []
    for path in sorted(HERE.glob("*.yaml")):
        for example in read(path):
            if "verwacht" not in example:
                continue
            found = differences(example)
            passed += not found
            failed += [f"{path.name}, {example['id']}: {one}" for one in found]
    failed += check_holidays()
    if len(sys.argv) > 1:
        wrong = check_random(sys.argv[1], QUESTIONS)
        failed += wrong
        passed += QUESTIONS - len(wrong)
    for one in failed:
        print(one)
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
