"""The work of an import as a practised user of pandas would write it.

python3 peer.py people.csv places-folder out-folder
"""
import os
import re
import sys

import numpy as np
import pandas as pd

source, places, out = sys.argv[1:4]
people = pd.read_csv(source, dtype=str, keep_default_na=False, engine="c")
rows_read = len(people)


def nhs_ok(values):
    text = pd.Series(values).str.replace(r"[ -]", "", regex=True)
    text = text[text.str.fullmatch(r"[0-9]{10}")]
    if text.empty:
        return 0
    digits = np.array([list(map(int, value)) for value in text])
    check = (11 - (digits[:, :9] @ np.arange(10, 1, -1)) % 11) % 11
    return int((check == digits[:, 9]).sum())


tests = [re.compile(pattern) for pattern in (
    r"^[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}$", r"@[^ ]+\.", r"^(\+44|0)[0-9 ]{9,12}$",
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})$", r"^[A-Z][a-z]+ [A-Z][a-z]+$",
    r"^[0-9]+ [A-Z][a-z]+ (Road|Street|Lane|Avenue)")]
screened = {}
for column in people:
    values = people[column].unique()
    values = values[values != ""]
    found = [sum(1 for value in values if test.search(value)) for test in tests]
    screened[column] = [nhs_ok(values), *found, sum(len(value) > 30 for value in values)]

numbers = ["bmi", "imd_decile", "cost", "gp_contacts", "ae_attendances", "outpatient_attendances",
           "elective_admissions", "emergency_admissions", "bed_days"]
conditions = list(people.columns[10:36])
flags = [f for f in dict.fromkeys(["housebound", "care_home", "carer", "pregnant", *conditions])]
words = {"1": True, "Y": True, "TRUE": True, "0": False, "N": False, "FALSE": False}
lost = {}
for column in people.columns:
    values = people[column]
    if column in flags:
        people[column] = values.map(words).astype("boolean")
    elif column == "age":
        number = pd.to_numeric(values, errors="coerce")
        people[column] = number.where(number.between(0, 120)).astype("Int16")
    elif column in numbers:
        number = pd.to_numeric(values, errors="coerce")
        people[column] = number.where(number.between(0, 1e7))
    else:
        category = values.astype("category")
        gone = [c for c in category.cat.categories
                if c.strip().lower() in ("", "na", "n/a", "null", "unknown")]
        people[column] = category.cat.remove_categories(gone)
        continue
    lost[column] = int((people[column].isna() & (values != "")).sum())
repeated = int(people.duplicated("person_id").sum())
people = people.drop_duplicates("person_id")
people["age_band"] = (people["age"] // 5).clip(upper=18)

deprivation = pd.read_csv(os.path.join(places, "deprivation.csv")).set_index("lsoa_code")
practices = pd.read_csv(os.path.join(places, "practices.csv")).set_index("practice_code")
people["decile"] = people["lsoa"].astype(object).map(deprivation["imd_decile"])
people["quintile"] = (people["decile"] + 1) // 2
people["pcn"] = people["practice"].astype(object).map(practices["pcn_code"]).astype("category")
people["lcp"] = people["practice"].astype(object).map(practices["lcp_code"]).astype("category")

gaps = people.isna()
missing = gaps.sum()
by_lcp = gaps.groupby(people["lcp"], dropna=False, observed=True).sum()
by_practice = gaps.groupby(people["practice"], observed=True).mean()
held = people[conditions].groupby(people["practice"], observed=True).sum()
too_young = people.loc[people["age"] < 17, conditions].sum()

totals = people[conditions].sum()
rare = [c for c in conditions if totals[c] < max(500, len(people) / 1000)]
mask = np.zeros(len(people), dtype=np.int64)
for k, column in enumerate(rare):
    mask |= people[column].fillna(False).to_numpy(dtype=np.int64) << k
keys = {"age": people["age"].fillna(-1).astype(int), "sex": people["sex"].astype(str),
        "lsoa": people["lsoa"].cat.codes, "ethnicity": people["ethnicity"].cat.codes}
frame = pd.DataFrame({**keys, "mask": mask})
frame["sex"] = frame["sex"].astype("category").cat.codes
groups = frame.groupby(list(frame.columns), sort=False).size().rename("n").reset_index()


def count(by):
    n = groups.groupby(by, sort=False)["n"].sum()
    return [int(n[n == 1].sum()), int(n[n < 5].sum()), int(n[n < 10].sum())]


names = ["age", "sex", "lsoa", "ethnicity", "mask"]
picture = {"all": count(names)}
for name in names:
    picture[name] = count([other for other in names if other != name])
groups["band5"] = groups["age"] // 5
groups["band10"] = groups["age"] // 10
for band in ("band5", "band10"):
    picture[band] = count([band, *names[1:]])

people.to_pickle(os.path.join(out, "people.pkl"))
by_lcp.to_csv(os.path.join(out, "missing-py.csv"))
assert len(people) + repeated == rows_read
assert len(pd.read_pickle(os.path.join(out, "people.pkl"))) == len(people)
print(len(people), "people kept,", picture["all"][0], "alone")
