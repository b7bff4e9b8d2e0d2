"""Trains the nets on folds, mixes them with the linear model and writes predictions to score.

usage: measure.py WORK FOLD [--seed N] [--share S], where WORK holds what fit.py needs and what score-linear.mts wrote.
Writes WORK/{linear,words,pairs,mixed}.FOLD.jsonl; thresholds of one half of the fold come from the other half.
"""
import argparse
import json

import numpy as np
import torch

from decide import decide, to_prediction, tune
from fit import EPOCHS, fit_on, read_classes
from items import MOST, load
from net import score

FOLDS = 5


def predict(logits, order, items, held, classes):
    leaves = items.leaves
    wanted = items.wanted[held, :leaves].numpy() > 0
    half = np.arange(len(logits)) % 2
    lines = [None] * len(logits)
    for side in (0, 1):
        own, other = np.flatnonzero(half == side), np.flatnonzero(half != side)
        rule = tune(logits[other], wanted[other], leaves)
        for item, verdict in zip(own, decide(logits[own], order[own], rule, classes, leaves)):
            name = items.labels[held[item]]["id"]
            lines[item] = to_prediction(name, verdict, logits[item], classes, leaves)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work")
    parser.add_argument("fold", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--share", type=float, default=0.7, help="of the nets in the mixture")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    torch.set_num_threads(1)
    classes = read_classes(args.work)
    found = {}
    for reads in MOST:
        words, items = load(args.work, reads, classes)
        number = np.arange(len(items.labels))
        held, used = number[number % FOLDS == args.fold], number[number % FOLDS != args.fold]
        net = fit_on(used, words, items, classes, args.epochs, args.seed)
        found[reads] = score(net, items, held)
    linear = np.fromfile(f"{args.work}/linear.train.f32", np.float32).reshape(-1, len(classes))[held]
    nets, primary = (sum(pair[i] for pair in found.values()) / len(found) for i in (0, 1))
    found = {"linear": (linear, linear), **found}
    found["mixed"] = (linear * (1 - args.share) + nets * args.share, primary)
    for name, (scores, order) in found.items():
        with open(f"{args.work}/{name}.{args.fold}.jsonl", "w", encoding="utf-8") as out:
            for line in predict(scores, order, items, held, classes):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
