import random


class Masker:
    def __init__(self, vocabulary, seed=13):
        self.vocabulary = vocabulary
        self._random = random.Random(seed)

    def mask(self, tokens, probability=0.15):
        masked = []
        for token in tokens:
            if self._random.random() < probability:
                token = self._random.choice(["[MASK]", token, self._random.choice(self.vocabulary)])
            masked.append(token)
        return masked


def batches(corpus, vocabulary):
    masker = Masker(vocabulary)
    return [masker.mask(sentence.split()) for sentence in corpus]
