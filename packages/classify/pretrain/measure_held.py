"""How good the mixture is on what leave_out.py held out, by product type or source.

usage: measure_held.py WORK MODEL, where WORK also holds linear.held.f32 of score-linear.mts and MODEL is a folder with mixed.json.
Prints micro-F1, group-F1, precision and recall with the thresholds of MODEL, then with the best ones for the very items that are
measured: more than any choice of thresholds can give.
"""
import json
import sys

import numpy as np

from decide import decide, tune
from fit import read_classes
from items import MOST, read_lines

SHARES = {"linear": 0.3, "words": 0.35, "pairs": 0.35}


def f1(hits, given, wanted):
    return 2 * hits / max(1, given + wanted)


def figures(verdicts, leaves, classes):
    counts = np.zeros((2, 3))
    for verdict, wanted in zip(verdicts, leaves):
        said = {classes[leaf] for leaf in verdict}
        for row, cut in enumerate((lambda name: name, lambda name: name.split(".")[0])):
            ours, theirs = {cut(name) for name in said}, {cut(name) for name in wanted}
            counts[row] += len(ours & theirs), len(ours), len(theirs)
    (hits, given, wanted), group = counts
    return f1(*counts[0]), f1(*group), hits / max(1, given), hits / max(1, wanted)


def main():
    work, model = sys.argv[1:]
    classes = read_classes(work)
    with open(f"{work}/held.json", encoding="utf-8") as file:
        held = json.load(file)["held"]
    with open(f"{model}/mixed.json", encoding="utf-8") as file:
        decision = json.load(file)["decision"]
    labels = read_lines(f"{work}/train.jsonl")
    labels = [labels[at] for at in held]
    count = next(i for i, name in enumerate(classes) if name.startswith("intent."))
    scores = {name: np.fromfile(f"{work}/{file}.f32", "<f4").reshape(-1, len(classes))
              for name, file in (("linear", "linear.held"), ("words", "held-words"), ("pairs", "held-pairs"))}
    mixed = sum(share * scores[name] for name, share in SHARES.items())
    order = sum(np.fromfile(f"{work}/held-primary-{reads}.f32", "<f4").reshape(-1, count) for reads in MOST)
    wanted = np.array([[name in label["leaves"] for name in classes[:count]] for label in labels])
    own = np.array([decision["leaf"].get(name, 0) for name in classes[:count]])
    rules = {"own": (own, decision["force"], decision["drop"]), "best": tune(mixed, wanted, count)}
    kinds = np.array([label.get("productType") or label["source"] for label in labels])
    print("items\tkind\tthresholds\tmicro\tgroup\tprecision\trecall")
    for kind in ("all", *dict.fromkeys(kinds.tolist())):
        rows = np.flatnonzero((kinds == kind) | (kind == "all"))
        for name, rule in rules.items():
            verdicts = decide(mixed[rows], order[rows], rule, classes, count)
            found = figures(verdicts, [labels[row]["leaves"] for row in rows], classes)
            print(len(rows), kind, name, *(f"{value:.3f}" for value in found), sep="\t")


if __name__ == "__main__":
    main()
