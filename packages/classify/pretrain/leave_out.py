"""Scores product types and sources that nothing was fitted on.

usage: leave_out.py WORK --types A,B --sources C,D --written PATTERN, where WORK holds what fit.py needs. Written texts of product
types that match PATTERN are left out of training too. Writes WORK/held.json (numbers of the items held out and of those used), which
score-linear.mts takes, and WORK/held-READS.f32 and held-primary-READS.f32, for measure_held.py.
"""
import argparse
import json
import re

import numpy as np
import torch

from fit import EPOCHS, fit_on, read_classes
from items import MOST, load, read_lines
from net import score


def split(labels, types, sources, pattern):
    """Numbers of the items held out, and of those that may be used."""
    held, used = [], []
    for at, label in enumerate(labels):
        product = label.get("productType") or ""
        if label["source"].startswith("written"):
            if not re.search(pattern, product):
                used.append(at)
        elif product in types or label["source"] in sources:
            held.append(at)
        else:
            used.append(at)
    return held, used


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work")
    parser.add_argument("--types", default="")
    parser.add_argument("--sources", default="")
    parser.add_argument("--written", default="(?!)", help="product types of written texts to leave out")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    torch.set_num_threads(1)
    classes = read_classes(args.work)
    labels = read_lines(f"{args.work}/train.jsonl")
    held, used = split(labels, set(args.types.split(",")) - {""}, set(args.sources.split(",")) - {""}, args.written)
    with open(f"{args.work}/held.json", "w", encoding="utf-8") as file:
        json.dump({"held": held, "used": used}, file)
    for reads in MOST:
        words, items = load(args.work, reads, classes)
        net = fit_on(np.array(used), words, items, classes, args.epochs)
        for name, found in zip((f"held-{reads}", f"held-primary-{reads}"), score(net, items, held)):
            found.astype("<f4").tofile(f"{args.work}/{name}.f32")


if __name__ == "__main__":
    main()
