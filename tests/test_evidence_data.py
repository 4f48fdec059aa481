"""The shipped accounts, and what they have in common with links: who says what, and how sure."""

import re

import pytest

from tests.support.data_tables import (
    ACCOUNTS,
    DICTIONARY,
    IDENTIFIED,
    LINKS,
    PACKAGE,
    STORY,
    VOCABULARIES,
    constraints,
    terms,
)

ACCOUNT = {account["id"]: account for account in ACCOUNTS}


# Every disagreement between sources that was found, and who takes part in it.
DISAGREEMENTS = {
    "when Gadhafi fell": "fall-february-2011 fall-august-2011 fall-october-2011 "
    "fall-20-october-2011 fall-23-october-2011 fall-autumn-2011",
    "since when the US has hunted loose arms": "effort-february-2011 effort-april-2011 "
    "effort-by-july-2011 effort-august-2011 effort-after-the-fall effort-by-october-2011",
    "who owns Numidia News": "numidia-state-run numidia-state-owned numidia-private "
    "numidia-private-swiss",
    "how many workers died": "toll-23 toll-37 toll-36-foreign-1-algerian "
    "toll-37-foreign-1-algerian toll-48 toll-40-foreign-or-missing toll-34-identified "
    "toll-39-foreign toll-38-civilians toll-39-civilians toll-38-un toll-40",
    "whether all the dead were hostages": "victims-all-hostages victims-not-all-hostages",
    "how many attackers died": "attackers-32-killed attackers-29-killed-3-captured "
    "attackers-29-killed",
    "how many raiders there were": "raiders-about-20 raiders-about-30 raiders-32 "
    "raiders-about-40 raiders-nearly-50 raiders-up-to-70",
    "how many Americans died": "americans-3-killed americans-1-killed",
    "which way the raiders came": "route-local route-from-libya route-from-niger "
    "route-libyan-border-by-night route-libyan-border route-libyan-border-article "
    "route-not-libya route-mali-niger-libya route-prepared-in-libya",
    "how far the border is": "border-40-km border-50-km border-60-km border-38-miles "
    "border-50-miles border-78-km border-90-km border-100-km",
    "what the raiders wore": "uniforms-libyan uniforms-algerian uniforms-foreign",
    "what they drove": "vehicles-libyan-plates vehicles-sonatrach-colours vehicles-official-libyan",
    "what they were armed with": "arms-small-rpg-bombs arms-recovered-list "
    "arms-missiles-explosives arms-ak104 arms-anti-aircraft",
    "how long it lasted": "duration-four-days duration-three-days duration-five-days",
    "how long before his death Doherty spoke": "doherty-month-before doherty-late-august "
    "doherty-three-weeks-before",
    "whom Doherty worked for": "doherty-state-contractor doherty-cia-contractor",
    "where and when Doherty died": "doherty-annex-0515 doherty-annex-0400 "
    "doherty-annex-midnight doherty-mission doherty-security-detail",
    "what the teams destroyed": "doherty-rockets doherty-missiles",
    "how Belmokhtar put it": "wording-benefit wording-benefited wording-acquisition "
    "wording-took-advantage",
    "when the video was made and shown": "video-during-the-crisis video-recorded-17-january "
    "video-published-20-january",
    "when Belmokhtar split from AQIM": "split-2012 split-october-2012 split-5-december "
    "split-6-december",
    "what his group is called": "name-signers name-those-who-sign name-masked-brigade",
    "how long before the claim the UN acted": "resolution-days-before resolution-nine-days-before",
    "when the interview was published": "interview-9-november interview-7-november",
    "how many missiles there were": "missiles-20000-to-secure missiles-20000-before-war "
    "missiles-5000-secured missiles-thousands missiles-most-in-libya",
    "why the raid was made": "motive-reprisal-mali motive-overflight "
    "motive-planned-two-months motive-ready-two-months motive-too-elaborate",
    "when they fought near Arlit": "arlit-6-november arlit-7-november",
    "how many died near Arlit": "arlit-14-killed arlit-13-killed",
    "when Mali's coup was": "coup-21-march coup-22-march",
    "how far the town is": "town-outside town-25-km town-40-km town-50-km "
    "town-airport-50-km town-46-km",
    "whether the US acted in time": "us-too-slow us-programme us-fixed-on-missiles",
    "where El Watan appears": "el-watan-tunisian el-watan-algerian",
    "how many were wounded at Tamanrasset": "tamanrasset-23-wounded tamanrasset-26-wounded",
    "what France dropped": "drops-light-arms drops-milan",
    "how many died at Agadez and Arlit": "niger-2013-21 niger-2013-25",
    "who attacked Agadez and Arlit": "niger-2013-mujao niger-2013-battalion",
    "where the attackers of Agadez came from": "niger-2013-libya niger-2013-not-libya",
    "when al-Murabitoun was formed": "merger-20-august merger-21-august",
    "how many died near Ajdabiya": "strike-4 strike-7 strike-17 strike-33",
    "whether Belmokhtar died near Ajdabiya": "strike-belmokhtar-dead strike-belmokhtar-alive "
    "strike-not-confirmed",
    "when the MNLA was formed": "mnla-16-october mnla-july-2011",
    "what was found near In Amenas": "cache-large-quantity cache-43-missiles cache-two-caches",
    "how many died on the Day of Rage": "uprising-8 uprising-24 uprising-49",
    "how many died at Aguelhok": "aguelhok-60 aguelhok-82 aguelhok-95 aguelhok-97 aguelhok-160 "
    "aguelhok-no-number",
    "who killed the captives of Aguelhok": "aguelhok-mnla-aqim aguelhok-not-mnla "
    "aguelhok-only-aqim",
    "how many died at Gao": "gao-20 gao-21 gao-35",
    "how many soldiers died at Konna": "konna-11 konna-25",
    "how far Konna is": "konna-50-km konna-70-km konna-60-km",
    "when Serval ended": "serval-ends-13-july serval-ends-15-july serval-ends-1-august",
    "how many captives were executed in Sirte": "mahari-53 mahari-66",
    "whether NATO killed civilians": "nato-40-to-70 nato-none-confirmed",
}


def test_each_known_disagreement_has_an_account_for_each_side():
    sides = {subject: ids.split() for subject, ids in DISAGREEMENTS.items()}
    told = {(a["event"], a["about"]): [] for a in ACCOUNTS}
    for account in ACCOUNTS:
        told[account["event"], account["about"]].append(account["id"])

    same = {s: told[ACCOUNT[ids[0]]["event"], ACCOUNT[ids[0]]["about"]] for s, ids in sides.items()}
    assert same == sides


def test_the_toll_of_in_amenas_is_given_as_each_source_has_it():
    said = {
        "toll-23": ("23", "Algerian interior ministry", "refuted"),
        "toll-37": ("37 civilian hostages", "ABC News", "refuted"),
        "toll-37-foreign-1-algerian": (
            "37 foreigners and 1 Algerian, 5 missing",
            "Abdelmalek Sellal",
            "refuted",
        ),
        "toll-38-civilians": ("38 civilians", "US Department of State", "refuted"),
        "toll-39-civilians": ("39 civilians", "US Department of State", "unresolved"),
        "toll-39-foreign": ("39 foreigners", "Reuters; Le Monde", "supported"),
        "toll-40": ("40 workers", "Statoil; Nicholas Hilliard; BBC News", "supported"),
    }

    assert {id: in_short(id) for id in said} == said


def test_gadhafis_fall_is_dated_as_each_source_has_it():
    said = {
        "fall-february-2011": ("February 2011", "ABC News", "refuted"),
        "fall-august-2011": (
            "August 2011",
            "Associated Press; ABC News; BBC News",
            "supported",
        ),
        "fall-20-october-2011": (
            "20 October 2011",
            "RFE/RL; Voice of America; Associated Press",
            "supported",
        ),
        "fall-23-october-2011": (
            "23 October 2011",
            "NTC (National Transitional Council)",
            "supported",
        ),
    }

    assert {id: in_short(id) for id in said} == said


def test_the_border_is_50_miles_away_as_the_article_has_it():
    said = {
        "border-50-miles": ("50 miles (80 km)", "ABC News; Reuters", "supported"),
        "border-78-km": (
            "78 km (48.5 miles) due east; 73 km (45.5 miles) at the nearest",
            "Chronicle",
            "supported",
        ),
        "border-50-km": ("50 km (31 miles)", "CNN", "refuted"),
        "border-100-km": ("100 km (62 miles)", "Libya Herald", "refuted"),
    }

    assert {id: in_short(id) for id in said} == said


def test_where_the_raiders_set_out_from_is_left_open():
    start = ("route-from-libya", "route-from-niger", "route-mali-niger-libya", "route-not-libya")

    assert {ACCOUNT[id]["standing"] for id in start} == {"unresolved"}
    assert ACCOUNT["route-libyan-border-by-night"]["standing"] == "supported"
    assert "No crossing point is known." in ACCOUNT["route-libyan-border-by-night"]["note"]


def test_nothing_about_where_the_arms_came_from_is_called_supported():
    origins = [a for a in ACCOUNTS if a["about"] == "arms-origin"]

    assert {a["said_by"] for a in origins} > {"Hillary Clinton", "Echorouk", "French officials"}
    assert {a["standing"] for a in origins} == {"unresolved"}


@pytest.mark.parametrize(
    ("name", "column", "heading", "listed"),
    [
        ("accounts.csv", "about", "Aspects", "aspects"),
        ("links.csv", "relation", "Relations", "relations"),
    ],
)
def test_aspects_and_relations_are_closed_described_and_in_use(name, column, heading, listed):
    names = [entry["name"] for entry in PACKAGE[listed]]

    assert {row[column] for row in IDENTIFIED[name]} == set(names)
    assert constraints(name)[column]["enum"] == names == terms(heading)
    assert all(entry["title"] and entry["description"].endswith(".") for entry in PACKAGE[listed])


def test_the_dictionary_counts_the_evidence():
    counted = re.search(
        r"(\d+) accounts .* (\d+) links .* (\d+) steps, and the (\d+) claims", DICTIONARY
    )
    there = (len(ACCOUNTS), len(LINKS), len(STORY), len(IDENTIFIED["article.csv"]))

    assert tuple(map(int, counted.groups())) == there


def test_each_american_killed_in_benghazi_has_accounts_of_his_own():
    in_the_annex = ("benghazi-attack", "CIA annex, mortar fire, 05:15 on 12 September")
    supported = {
        (account["about"], account["event"], account["value"])
        for account in ACCOUNTS
        if account["about"].startswith("death-of-") and account["standing"] == "supported"
    }
    while_moved = {
        account["standing"]
        for account in ACCOUNTS
        if account["about"].startswith("death-of-")
        and "mission, while being moved" in account["value"]
    }

    assert supported == {
        (
            "death-of-stevens",
            "benghazi-attack",
            "Smoke; whether at the mission or later is not known",
        ),
        ("death-of-smith", "benghazi-attack", "At the mission, in the fire, 11 September"),
        ("death-of-woods", *in_the_annex),
        ("death-of-doherty", *in_the_annex),
    }
    assert {a["event"] for a in ACCOUNTS if a["about"].startswith("death-of-")} == {
        "benghazi-attack"
    }
    assert while_moved == {"refuted"}


def test_standing_is_closed_and_described():
    files = ("accounts.csv", "links.csv", "article.csv")
    in_use = {name: {row["standing"] for row in IDENTIFIED[name]} for name in files}

    assert in_use == {
        "accounts.csv": {"supported", "unresolved", "refuted"},
        "links.csv": {"supported", "unresolved"},
        "article.csv": {"supported", "unresolved", "refuted"},
    }
    for name in in_use:
        assert set(constraints(name)["standing"]["enum"]) == VOCABULARIES["standing"], name
    assert set(terms("Standing")) == VOCABULARIES["standing"]


def in_short(id: str) -> tuple[str, str, str]:
    return tuple(ACCOUNT[id][column] for column in ("value", "said_by", "standing"))
