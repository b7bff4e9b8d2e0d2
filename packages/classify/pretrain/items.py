"""Labelled items as numbers: words by their vectors, roles, facts, targets."""
import json

import numpy as np
import torch

from net import LONGEST

SCALE = 0.5 * 160**0.5 / 6  # brings the vectors' numbers to the size the net begins well with
CHAR_SHARE, FREQUENT, AGENT_LONGEST = 0.3, 40, 12
OPENINGS = ("<customer>", "<agent>")
MOST = {"words": 40000, "pairs": 40000}  # words and pairs with vectors of their own


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


class Words:
    """A row for each word or pair met: its vector and a share of its characters', or its characters' alone; the last is blank.

    Only the first `most` of the file, the most frequent, have vectors of their own.
    """

    def __init__(self, path, most):
        found = np.load(path)
        every = dict(zip(found["words"].tolist(), found["vectors"] * SCALE))
        self.known = dict(list(every.items())[:most])
        self.dimensions = found["vectors"].shape[1]
        sums, counts = {}, {}
        for word, vector in every.items():
            for char in word:
                sums[char] = sums.get(char, 0) + vector
                counts[char] = counts.get(char, 0) + 1
        self.chars = {char: sums[char] / counts[char] for char in sums}
        self.ids, self.rows = {}, []

    def id_of(self, word):
        if word not in self.ids:
            self.ids[word] = len(self.rows)
            self.rows.append(self._row(word, self.known.get(word)))
        return self.ids[word]

    def _row(self, word, vector):
        chars = [self.chars[char] for char in word if char in self.chars]
        mean = np.mean(chars, axis=0) if chars else np.zeros(self.dimensions)
        return mean * (1 + CHAR_SHARE) if vector is None else vector + mean * CHAR_SHARE

    def is_kept(self, word):
        return word in self.known or word in OPENINGS

    @torch.no_grad()
    def forget(self, table):
        """Gives words without vectors of their own those of their characters again, as the classifier reads them."""
        for word, row in self.ids.items():
            if not self.is_kept(word):
                table[row] = torch.tensor(self._row(word, None), dtype=torch.float32)

    def table(self):
        return torch.tensor(np.stack([*self.rows, np.zeros(self.dimensions)]), dtype=torch.float32)


def load(work, reads, classes):
    """Words or pairs with their vectors, and the labelled items made of them."""
    words = Words(f"{work}/vectors.{reads}.npz", MOST[reads])
    for word in list(words.known):
        words.id_of(word)
    items = Items(f"{work}/train.jsonl", f"{work}/train.{reads}.jsonl", words, classes)
    items.prepare(len(words.rows))
    return words, items


def product_types(labels):
    counts = {}
    for label in labels:
        counts[label.get("productType")] = counts.get(label.get("productType"), 0) + 1
    frequent = sorted((name for name, n in counts.items() if name and n >= FREQUENT), key=lambda n: (-counts[n], n))
    return {name: at + 1 for at, name in enumerate(frequent)}


class Items:
    def __init__(self, label_path, cut_path, words, classes, types=None):
        self.labels = read_lines(label_path)
        self.types = product_types(self.labels) if types is None else types
        self.leaves = next(i for i, name in enumerate(classes) if name.startswith("intent."))
        column = {name: at for at, name in enumerate(classes)}
        self.words = [self._words(parts, words) for parts in read_lines(cut_path)]
        self.lengths = np.array([len(word_ids) for word_ids, _ in self.words])
        self.wanted = torch.zeros(len(self.labels), len(classes))
        self.first = torch.full((len(self.labels),), -1)
        for at, label in enumerate(self.labels):
            names = [*label["leaves"], f"intent.{label['intent']}", f"sentiment.{label['sentiment']}"]
            self.wanted[at, [column[name] for name in names]] = 1
            if label["leaves"]:
                self.first[at] = column[label["leaves"][0]]
        self.facts = torch.tensor([self._facts(label) for label in self.labels])

    @staticmethod
    def _words(parts, words):
        ids, roles = [], []
        for role, *tokens in parts:
            said = [OPENINGS[1], *tokens[:AGENT_LONGEST]] if role else [OPENINGS[0], *tokens]
            ids += [words.id_of(token) for token in said]
            roles += [role] * len(said)
        return ids[:LONGEST], roles[:LONGEST]

    def _facts(self, label):
        stars = int(round(label.get("rating") or 0))
        return [int(label["kind"] == "chat"), self.types.get(label.get("productType"), 0), stars]

    def prepare(self, blank):
        self.blank = blank

    def batch(self, ids):
        longest = max(1, self.lengths[ids].max())
        words = np.full((len(ids), longest), self.blank)
        roles = np.zeros((len(ids), longest), np.int64)
        for row, item in enumerate(ids):
            said, role = self.words[item]
            words[row, : len(said)], roles[row, : len(said)] = said, role
        return torch.from_numpy(words), torch.from_numpy(roles), self.facts[ids]
