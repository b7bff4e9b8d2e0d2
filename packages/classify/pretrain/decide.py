"""Decision rule of the classifier, its thresholds and its figures, as packages/classify/src has them."""
import numpy as np

PULL, MOST_LEAVES, UNSPECIFIED = 60, 4, "residual.unspecified"


def micro(given, wanted):
    return 2 * (given & wanted).sum() / max(1, given.sum() + wanted.sum())


def thresholds(scores, wanted):
    """For each leaf the best F1's threshold, drawn to the common one where labels are few."""
    common = max(np.arange(-2.5, 1.5, 0.1), key=lambda t: micro(scores > t, wanted))
    found = np.zeros(scores.shape[1])
    for leaf in range(scores.shape[1]):
        order = np.argsort(-scores[:, leaf])
        hits = np.cumsum(wanted[order, leaf])
        support = hits[-1]
        best = (2 * hits / (support + np.arange(1, len(order) + 1) + 1))[:-1].argmax()
        own = scores[order[best : best + 2], leaf].mean()
        share = support / (support + PULL)
        found[leaf] = share * own + (1 - share) * common
    return found


def given_leaves(margins, complaint, force, drop):
    given = margins > 0
    given[complaint < drop] = False
    forced = ~given.any(1) & (complaint >= force)
    given[forced, margins[forced].argmax(1)] = True
    return given


def tune(logits, wanted, leaves):
    found = thresholds(logits[:, :leaves], wanted)
    grid = [(force, drop) for force in (-1, -0.5, 0, 0.5, 1) for drop in (-4, -2.5, -1.5, -1, -0.5)]
    margins, complaint = logits[:, :leaves] - found, logits[:, leaves]
    return found, *max(grid, key=lambda rule: micro(given_leaves(margins, complaint, *rule), wanted))


def decide(logits, order, rule, classes, leaves):
    """Leaves of each item, the highest of `order` first."""
    found, force, drop = rule
    unspecified = classes.index(UNSPECIFIED)
    verdicts = []
    for row, given in enumerate(given_leaves(logits[:, :leaves] - found, logits[:, leaves], force, drop)):
        chosen = sorted(np.flatnonzero(given), key=lambda leaf: -order[row, leaf])
        if len(chosen) > 1:
            alone = chosen[0] == unspecified
            chosen = chosen[:1] if alone else [leaf for leaf in chosen if leaf != unspecified][:MOST_LEAVES]
        verdicts.append([int(leaf) for leaf in chosen])
    return verdicts


def to_prediction(item_id, verdict, logits, classes, leaves):
    """A line that score_classify.py and `voc eval` read."""
    intents = [at for at, name in enumerate(classes) if name.startswith("intent.")]
    moods = [at for at, name in enumerate(classes) if name.startswith("sentiment.")]
    intent = leaves if verdict else max(intents[1:], key=lambda at: logits[at])
    return {
        "id": item_id,
        "categories": [{"id": classes[leaf]} for leaf in verdict],
        "intent": classes[intent].split(".")[1],
        "sentiment": classes[max(moods, key=lambda at: logits[at])].split(".")[1],
    }
