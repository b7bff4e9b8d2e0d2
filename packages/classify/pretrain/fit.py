"""Trains the nets that are committed and scores every labelled item by nets that were not fitted on it.

usage: fit.py WORK OUT [words|pairs], where WORK holds train.jsonl, train.words.jsonl, train.pairs.jsonl, vectors.words.npz,
vectors.pairs.npz and classes.json. Writes OUT/net-READS.json and .bin of the net fitted on all, and OUT/held-out-READS.f32,
items by classes, and OUT/held-out-primary-READS.f32, items by leaves, for `voc train --net OUT`; both nets where none is named.
"""
import json
import sys

import numpy as np
import torch

from export import export
from items import MOST, load
from net import Net, score, train

FOLDS, EPOCHS = 3, 7


def read_classes(work):
    with open(f"{work}/classes.json", encoding="utf-8") as file:
        return json.load(file)


def fit_on(used, words, items, classes, epochs=EPOCHS, seed=0):
    """A net fitted on the items `used`, which reads words without vectors of their own as the classifier does."""
    intents = sum(name.startswith("intent.") for name in classes)
    torch.manual_seed(seed)
    net = Net(words.table(), len(classes), items.leaves, len(items.types))
    train(net, items, used, items.leaves, intents, epochs=epochs, seed=seed)
    words.forget(net.vectors.weight)
    return net


def fit(work, out, reads):
    classes = read_classes(work)
    words, items = load(work, reads, classes)
    number = np.arange(len(items.labels))
    held_out = np.zeros((len(number), len(classes)), "<f4")
    primary = np.zeros((len(number), items.leaves), "<f4")
    for fold in range(FOLDS):
        own = number[number % FOLDS == fold]
        held_out[own], primary[own] = score(fit_on(number[number % FOLDS != fold], words, items, classes), items, list(own))
    export(fit_on(number, words, items, classes), items, words, classes, out, reads)
    held_out.tofile(f"{out}/held-out-{reads}.f32")
    primary.tofile(f"{out}/held-out-primary-{reads}.f32")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for one in sys.argv[3:] or MOST:
        fit(sys.argv[1], sys.argv[2], one)
