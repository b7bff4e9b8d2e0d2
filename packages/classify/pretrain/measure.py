"""Trains the net on folds, mixes it with the linear model and writes predictions to score.

usage: measure.py WORK FOLD [--seed N] [--share S], where WORK holds train.jsonl, train.cut.jsonl, vectors.npz and
what score-linear.mts wrote. Writes WORK/{linear,net,mixed}.FOLD.jsonl; thresholds of one half of the fold come from the
other half.
"""
import argparse
import json

import numpy as np
import torch

from decide import decide, to_prediction, tune
from items import Items, Words
from net import Net, score, train

FOLDS = 5


def predict(logits, order, wanted, labels, classes, leaves):
    half = np.arange(len(logits)) % 2
    lines = [None] * len(logits)
    for side in (0, 1):
        own, other = np.flatnonzero(half == side), np.flatnonzero(half != side)
        rule = tune(logits[other], wanted[other], leaves)
        for item, verdict in zip(own, decide(logits[own], order[own], rule, classes, leaves)):
            lines[item] = to_prediction(labels[item]["id"], verdict, logits[item], classes, leaves)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work")
    parser.add_argument("fold", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--share", type=float, default=0.6, help="of the net in the mixture")
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    torch.set_num_threads(1)
    with open(f"{args.work}/classes.json", encoding="utf-8") as file:
        classes = json.load(file)
    words = Words(f"{args.work}/vectors.npz")
    items = Items(f"{args.work}/train.jsonl", f"{args.work}/train.cut.jsonl", words, classes)
    items.prepare(len(words.rows))
    number = np.arange(len(items.labels))
    held, used = number[number % FOLDS == args.fold], number[number % FOLDS != args.fold]
    leaves = items.leaves
    intents = sum(name.startswith("intent.") for name in classes)
    torch.manual_seed(args.seed)
    net = Net(words.table(), len(classes), leaves, len(items.types))
    train(net, items, used, leaves, intents, epochs=args.epochs, seed=args.seed)
    logits, primary = score(net, items, held)
    linear = np.fromfile(f"{args.work}/linear.train.f32", np.float32).reshape(-1, len(classes))[held]
    mixed = linear * (1 - args.share) + logits * args.share
    wanted = items.wanted[held, :leaves].numpy() > 0
    labels = [items.labels[i] for i in held]
    for name, scores, order in (("linear", linear, linear), ("net", logits, primary), ("mixed", mixed, primary)):
        with open(f"{args.work}/{name}.{args.fold}.jsonl", "w", encoding="utf-8") as out:
            for line in predict(scores, order, wanted, labels, classes, leaves):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
