"""Word vectors from co-occurrence: usage: vectors.py OUT.npz CUT.jsonl... (written by cut-texts.mts)

Positive pointwise mutual information of words within five words of each other (weights 1/sqrt(distance), context
counts to the power 0.75), reduced to 160 dimensions by a randomised singular value decomposition; rows brought to
length one (Levy, Goldberg & Dagan 2015). Needs numpy and torch; fixed seed.
"""
import collections
import json
import sys

import numpy as np
import torch

DIMENSIONS, SPARE, WINDOW, MIN_COUNT, ROUNDS = 160, 32, 5, 3, 6


def read(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield [token for part in json.loads(line) for token in part[1:] if token != " "]


def count_pairs(items, index):
    keys, weights = [], []
    size = len(index)
    ids = np.array([index.get(token, -1) for item in items for token in item])
    owner = np.repeat(np.arange(len(items)), [len(item) for item in items])
    for distance in range(1, WINDOW + 1):
        a, b = ids[:-distance], ids[distance:]
        kept = (owner[:-distance] == owner[distance:]) & (a >= 0) & (b >= 0)
        keys.append(a[kept] * size + b[kept])
        weights.append(np.full(kept.sum(), distance**-0.5))
    pairs, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    counts = np.bincount(inverse, weights=np.concatenate(weights))
    rows, columns = pairs // size, pairs % size
    return np.concatenate([rows, columns]), np.concatenate([columns, rows]), np.concatenate([counts, counts])


def information(rows, columns, counts, size):
    total = np.bincount(rows, weights=counts, minlength=size)
    context = total**0.75
    value = np.log(counts / (total[rows] * (context / context.sum())[columns]))
    kept = value > 0
    at = np.stack([rows[kept], columns[kept]])
    cells = torch.tensor(value[kept], dtype=torch.float32)
    return torch.sparse_coo_tensor(at, cells, (size, size)).coalesce().to_sparse_csr()


def reduce(matrix):
    torch.manual_seed(0)
    basis = torch.randn(matrix.shape[0], DIMENSIONS + SPARE)
    for _ in range(ROUNDS):
        basis = torch.linalg.qr(matrix @ basis)[0]
    left, values, _ = torch.linalg.svd(matrix @ basis, full_matrices=False)
    vectors = left[:, :DIMENSIONS] * values[:DIMENSIONS].sqrt()
    return vectors / vectors.norm(dim=1, keepdim=True).clamp_min(1e-6)


def main():
    out, *paths = sys.argv[1:]
    items = [item for path in paths for item in read(path)]
    seen = collections.Counter(token for item in items for token in item)
    words = sorted((word for word, count in seen.items() if count >= MIN_COUNT), key=lambda w: (-seen[w], w))
    index = {word: at for at, word in enumerate(words)}
    vectors = reduce(information(*count_pairs(items, index), len(words)))
    np.savez_compressed(out, words=np.array(words), vectors=vectors.numpy())
    print(f"{len(words)} words")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
