"""How well the mixture tells complaints among conversations that it was not fitted on.

usage: measure_chats.py WORK NET MODEL, where WORK holds linear.train.f32 of score-linear.mts, NET what fit.py wrote and MODEL is a
folder with mixed.json. A conversation is a complaint when that intent's score is above every other's by `talk` of MODEL, as in the
classifier; then with the best such number for the very items that are measured. Prints precision, recall and F1 by source of the labels.
"""
import json
import sys

import numpy as np

from fit import read_classes
from items import MOST, read_lines
from measure_held import SHARES, f1


def figures(given, wanted):
    hits, ours, theirs = (given & wanted).sum(), given.sum(), wanted.sum()
    return hits / max(1, ours), hits / max(1, theirs), f1(hits, ours, theirs)


def main():
    work, net, model = sys.argv[1:]
    classes = read_classes(work)
    with open(f"{model}/mixed.json", encoding="utf-8") as file:
        talk = json.load(file)["decision"]["talk"]
    labels = read_lines(f"{work}/train.jsonl")
    files = {"linear": f"{work}/linear.train", **{reads: f"{net}/held-out-{reads}" for reads in MOST}}
    scores = sum(SHARES[name] * np.fromfile(f"{file}.f32", "<f4").reshape(-1, len(classes)) for name, file in files.items())
    complaint = classes.index("intent.complaint")
    others = [at for at, name in enumerate(classes) if name.startswith("intent.") and at != complaint]
    above = scores[:, complaint] - scores[:, others].max(1)
    wanted = np.array([label["intent"] == "complaint" for label in labels])
    sources = np.array([label["source"] if label["kind"] == "chat" else "" for label in labels])
    print("conversations\tsource\tcomplaints\tabove by\tprecision\trecall\tF1")
    for source in sorted(set(sources.tolist()) - {""}):
        rows = sources == source
        best = max(np.arange(-3, 1, 0.1), key=lambda least: figures(above[rows] >= least, wanted[rows])[2])
        for least in (talk, best):
            found = figures(above[rows] >= least, wanted[rows])
            print(rows.sum(), source, wanted[rows].sum(), f"{least:.1f}", *(f"{value:.3f}" for value in found), sep="\t")


if __name__ == "__main__":
    main()
