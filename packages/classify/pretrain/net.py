"""A small net over words: vectors, one gated convolution, attention of each class, pooling; and its training.

Cost at use: the vector of a word times `wide` can be made beforehand, then (3 x wide x 2 wide + 2 wide x classes)
multiplications a word, 113,000 at 128.
"""
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

LONGEST = 240


class Net(nn.Module):
    """Logits of all classes, and of each leaf being the primary one."""

    def __init__(self, vectors, classes, leaves, product_types, wide=128, drop=0.25, word_drop=0.1):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=False, sparse=True)
        self.role = nn.Embedding(2, wide)
        self.inner = nn.Linear(vectors.shape[1], wide)
        self.gated = nn.Conv1d(wide, 2 * wide, 3, padding=1)
        self.norm = nn.LayerNorm(wide)
        self.attention = nn.Linear(wide, 2 * classes)
        self.pooled = nn.Linear(2 * wide, classes)
        self.primary = nn.Linear(2 * wide, leaves)
        self.facts = nn.ModuleList(nn.Embedding(size, classes) for size in (2, product_types + 1, 6))
        for table in (self.role, *self.facts):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.constant_(self.pooled.bias, -3)
        self.drop, self.word_drop, self.blank = nn.Dropout(drop), word_drop, len(vectors) - 1

    def forward(self, words, roles, facts):
        mask = words != self.blank
        shown = mask.unsqueeze(-1).float()
        vectors = self.vectors(words)
        if self.training:
            vectors = vectors * (torch.rand(words.shape) > self.word_drop).unsqueeze(-1)
        hidden = F.relu(self.inner(self.drop(vectors)) + self.role(roles)) * shown
        value, gate = self.gated(hidden.transpose(1, 2)).transpose(1, 2).chunk(2, -1)
        hidden = self.drop(self.norm(hidden + F.relu(value) * torch.sigmoid(gate))) * shown
        far, said = self.attention(hidden).chunk(2, -1)
        attended = (torch.softmax(far.masked_fill(~mask.unsqueeze(-1), -30), 1) * said).sum(1)
        highest = hidden.masked_fill(~mask.unsqueeze(-1), -9).max(1)[0]
        mean = hidden.sum(1) / shown.sum(1).clamp_min(1).sqrt() / 2
        pooled = torch.cat([highest, mean], -1)
        chat, product, stars = (table(facts[:, i]) for i, table in enumerate(self.facts))
        if self.training:  # an unseen product type has no vector of its own
            product = product * (torch.rand(len(words), 1) > 0.3)
        return attended + self.pooled(pooled) + chat + product + stars, self.primary(pooled)


class RowAdam:
    """Adam over the rows of a table that a step touches."""

    def __init__(self, table):
        self.table, self.rate = table, 0.0
        self.mean, self.square = torch.zeros_like(table), torch.zeros_like(table)
        self.steps = torch.zeros(len(table), 1)

    @torch.no_grad()
    def step(self):
        grad = self.table.grad.coalesce()
        rows, values = grad.indices()[0], grad.values()
        self.steps[rows] += 1
        mean = self.mean[rows] * 0.9 + values * 0.1
        square = self.square[rows] * 0.999 + values * values * 0.001
        self.mean[rows], self.square[rows] = mean, square
        count = self.steps[rows]
        moved = (mean / (1 - 0.9**count)) / ((square / (1 - 0.999**count)).sqrt() + 1e-8)
        self.table.data[rows] -= self.rate * moved
        self.table.grad = None


def loss_of(logits, primary, wanted, first, leaves, intents):
    """Leaves each for itself, intent, sentiment and primary leaf among their own; summed, a mean over items."""
    loss = F.binary_cross_entropy_with_logits(logits[:, :leaves], wanted[:, :leaves], reduction="sum")
    moods = leaves + intents
    loss += F.cross_entropy(logits[:, leaves:moods], wanted[:, leaves:moods], reduction="sum")
    loss += F.cross_entropy(logits[:, moods:], wanted[:, moods:], reduction="sum") * 0.7
    has = first >= 0
    if has.any():
        loss += F.cross_entropy(primary[has], first[has], reduction="sum") * 0.5
    return loss / len(wanted)


def batches(lengths, ids, size, rng=None):
    """Batches of items of like length; in random order with `rng`."""
    ids = ids if rng is None else ids[rng.permutation(len(ids))]
    made = []
    for at in range(0, len(ids), size * 40):
        some = ids[at : at + size * 40]
        some = some[np.argsort(lengths[some], kind="stable")]
        made += [some[i : i + size] for i in range(0, len(some), size)]
    return made if rng is None else [made[i] for i in rng.permutation(len(made))]


def train(net, items, ids, leaves, intents, epochs=5, size=64, rate=2.5e-3, word_rate=1.5e-3, seed=0):
    """`items` gives `lengths`, `wanted`, `first` and `batch(ids)`; deterministic for one seed, machine and thread."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    dense = [weight for name, weight in net.named_parameters() if name != "vectors.weight"]
    adam, row_adam = torch.optim.AdamW(dense, lr=rate, weight_decay=0.01), RowAdam(net.vectors.weight)
    steps = epochs * math.ceil(len(ids) / size)
    done = 0
    net.train()
    for _ in range(epochs):
        for some in batches(items.lengths, ids, size, rng):
            factor = min(1, done / 100) * max(0.03, 1 - done / steps)
            adam.param_groups[0]["lr"], row_adam.rate = rate * factor, word_rate * factor
            logits, primary = net(*items.batch(some))
            adam.zero_grad()
            loss_of(logits, primary, items.wanted[some], items.first[some], leaves, intents).backward()
            nn.utils.clip_grad_norm_(dense, 2.0)
            adam.step()
            row_adam.step()
            done += 1
    return net


@torch.no_grad()
def score(net, items, ids):
    """Logits and primary logits of items, in the order of `ids`."""
    net.eval()
    place = {item: at for at, item in enumerate(ids)}
    found = [None] * len(ids)
    for some in batches(items.lengths, np.asarray(ids), 128):
        for item, logits, primary in zip(some, *net(*items.batch(some))):
            found[place[item]] = (logits.numpy(), primary.numpy())
    return np.stack([pair[0] for pair in found]), np.stack([pair[1] for pair in found])
