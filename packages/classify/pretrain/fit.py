"""Trains the net that is committed and scores every labelled item by a net that was not fitted on it.

usage: fit.py WORK OUT, where WORK holds train.jsonl, train.cut.jsonl, vectors.npz and classes.json (score-linear.mts). Writes
OUT/net.json and OUT/net.bin of the net fitted on all, and OUT/held-out.f32, items by classes, for `voc train --net OUT`.
"""
import json
import sys

import numpy as np
import torch

from export import export
from items import Items, Words
from net import Net, score, train

FOLDS = 3


def main(work, out):
    torch.set_num_threads(1)
    with open(f"{work}/classes.json", encoding="utf-8") as file:
        classes = json.load(file)
    words = Words(f"{work}/vectors.npz")
    for word in list(words.known):
        words.id_of(word)
    items = Items(f"{work}/train.jsonl", f"{work}/train.cut.jsonl", words, classes)
    items.prepare(len(words.rows))
    number = np.arange(len(items.labels))
    intents = sum(name.startswith("intent.") for name in classes)

    def fitted_on(used):
        torch.manual_seed(0)
        net = Net(words.table(), len(classes), items.leaves, len(items.types))
        return train(net, items, used, items.leaves, intents, seed=0)

    held_out = np.zeros((len(number), len(classes)), "<f4")
    for fold in range(FOLDS):
        own = number[number % FOLDS == fold]
        held_out[own] = score(fitted_on(number[number % FOLDS != fold]), items, list(own))[0]
    export(fitted_on(number), items, words, classes, out)
    held_out.tofile(f"{out}/held-out.f32")


if __name__ == "__main__":
    main(*sys.argv[1:])
