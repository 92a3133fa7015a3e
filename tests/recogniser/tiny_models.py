"""Models that a test trains itself in seconds, saved the way their engines save them. Own sentences on invented people."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from tawatur.recogniser.gliner_model import PROMPTS

SENTENCES = (
    "استقبل PER:سليم PER:الراوي وفدا من ORG:هيئة ORG:الأنهار في LOC:الواحة .",
    "وقالت PER:هالة PER:الجندي إن ORG:هيئة ORG:الأنهار تعمل LOC:بالواحة منذ عام .",
    "وصل PER:بدر PER:المازني إلى LOC:الواحة أمس ، وغادر بعد ساعات .",
    "زار الوفد LOC:وادي LOC:النخيل ثم عاد .",
    "التقى PER:سليم PER:الراوي السيدة PER:هالة PER:الجندي في LOC:وادي LOC:النخيل .",
    "لم تصدر أي أنباء عن الحادث حتى مساء اليوم .",
    "أكدت ORG:هيئة ORG:الأنهار أن الأشغال انتهت في الموعد .",
    "وكتب PER:بدر PER:المازني تقريرا عن LOC:الواحة .",
)
"""Words with what they name before them."""

EXAMPLES = (
    *SENTENCES,
    *(f". {sentence}" for sentence in SENTENCES),
    *(f"{SENTENCES[n - 1]} {SENTENCES[n - 4]}" for n in range(len(SENTENCES))),
)
"""What is learnt from: single sentences, and such as stand behind others in one window."""

Tagged = list[tuple[str, str]]


def tagged(sentence: str) -> Tagged:
    """Words with their kind of name, "O" for none."""
    parts = (word.partition(":") for word in sentence.split())
    return [(word, kind) if word else (kind, "O") for kind, _, word in parts]


def bio(kinds: Sequence[str], one: str = "B", last: str = "I") -> list[str]:
    """Tags of a sentence; ``one`` and ``last`` are the places of a name of one word and of the last word in BIOES."""
    tags = []
    for number, kind in enumerate(kinds):
        begins = number == 0 or kinds[number - 1] != kind
        ends = number + 1 == len(kinds) or kinds[number + 1] != kind
        place = (one if ends else "B") if begins else (last if ends else "I")
        tags.append("O" if kind == "O" else f"{place}-{kind}")
    return tags


def save_tokenizer(folder: Path, *, longest: int = 48) -> int:
    """A WordPiece tokenizer that writes the words of the sentences in two pieces, and those that GLiNER is asked for in one; the size of its vocabulary.

    The trainers of `tokenizers` give another vocabulary in each process, so this one is made by hand.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    words = {word for sentence in SENTENCES for word, _ in tagged(sentence)}
    pieces = {piece for word in words for piece in (word[:3], f"##{word[3:]}", *word, *(f"##{x}" for x in word))}
    pieces |= {word for prompt in PROMPTS for word in prompt.split()}
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {piece: number for number, piece in enumerate([*special, *sorted(pieces - {"##"})])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.NFC()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    names = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    fast = PreTrainedTokenizerFast(tokenizer_object=made, mask_token="[MASK]", model_max_length=longest, **names)
    fast.save_pretrained(folder)
    return len(fast)


def encoder_settings(words: int, *, longest: int = 48) -> dict[str, object]:
    """A BERT of two layers."""
    return {
        "vocab_size": words,
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "max_position_embeddings": longest,
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
    }


def save_transformers(folder: Path) -> None:
    """A token classifier, fine-tuned as usual: the first piece of a word bears its tag. It has a label that no map knows."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForTokenClassification

    _quietly()
    tags = ["O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BI"), "B-PLANT", "I-PLANT"]
    config = BertConfig(**encoder_settings(save_tokenizer(folder)), id2label=dict(enumerate(tags)))
    config.label2id = {tag: number for number, tag in enumerate(tags)}
    tokenizer, model = AutoTokenizer.from_pretrained(folder), BertForTokenClassification(config)
    examples = (
        *EXAMPLES,
        *(" ".join((SENTENCES * 2)[n : n + 3]) for n in range(len(SENTENCES))),
    )
    words = [[word for word, _ in tagged(sentence)] for sentence in examples]
    encoded = tokenizer(words, is_split_into_words=True, padding=True, truncation=True, return_tensors="pt")
    labels = torch.full(encoded["input_ids"].shape, -100)
    for row, sentence in enumerate(examples):
        wanted = bio([kind for _, kind in tagged(sentence)])
        numbers = encoded.word_ids(row)
        for place, number in enumerate(numbers):
            if number is not None and number != numbers[place - 1]:
                labels[row, place] = tags.index(wanted[number])
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)

    def step() -> float:
        loss = model(**encoded, labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return float(loss.detach())

    _learn(step, enough=0.003)
    model.save_pretrained(folder)


def save_gliner(folder: Path, encoder: Path) -> None:
    """A GLiNER of the kind with one encoder, which classifies spans, over an encoder of the test's own in ``encoder``."""
    import torch
    from gliner import GLiNER, GLiNERConfig
    from transformers import BertConfig, BertModel

    _quietly()
    BertModel(BertConfig(**encoder_settings(save_tokenizer(encoder, longest=64), longest=64))).save_pretrained(encoder)
    config = GLiNERConfig(
        model_name=str(encoder), hidden_size=32, max_len=40, max_width=4, span_mode="markerV0", dropout=0.0
    )
    model = GLiNER.from_config(config, backbone_from_pretrained=True, local_files_only=True)
    prompts = {"PER": "person", "ORG": "organization", "LOC": "location"}
    examples = []
    for sentence in EXAMPLES:
        words, kinds = zip(*tagged(sentence), strict=True)
        spans = spans_of(bio(kinds))
        named = [[first, last, prompts[kind]] for first, last, kind in spans]
        examples.append({"tokenized_text": list(words), "ner": named, "ner_labels": list(PROMPTS)})
    collate = model.data_collator_class(model.config, data_processor=model.data_processor, prepare_labels=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    model.train()

    def step() -> float:
        loss = model(**collate(examples)).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return float(loss.detach())

    _learn(step, enough=1.0)
    model.eval().save_pretrained(folder)


def save_stanza(file: Path) -> None:
    """A tagger of Stanza (letters and words into an LSTM with a CRF), without vectors from elsewhere."""
    import stanza.models.ner_tagger
    from stanza.models.common.doc import Document
    from stanza.models.ner.data import DataLoader
    from stanza.models.ner.trainer import Trainer

    _quietly()
    settings = vars(stanza.models.ner_tagger.build_argparse().parse_args([]))
    settings |= {"shorthand": "ar_tiny", "pretrain": False, "word_emb_dim": 24, "char_emb_dim": 12}
    settings |= {"char_hidden_dim": 12, "hidden_dim": 24, "dropout": 0.0, "word_dropout": 0.0, "optim": "adam"}
    settings |= {"lr": 0.02, "input_transform": False, "use_peft": False}
    sentences = []
    for sentence in SENTENCES:
        words, kinds = zip(*tagged(sentence), strict=True)
        rows = zip(words, bio(kinds, one="S", last="E"), strict=True)
        sentences.append([{"id": n, "text": word, "ner": tag} for n, (word, tag) in enumerate(rows, 1)])
    loader = DataLoader(Document(sentences), 32, settings, vocab=None, evaluation=False, scheme="bioes")
    trainer = Trainer(args=settings, vocab=loader.vocab, device="cpu")
    _learn(lambda: max(trainer.update(batch) for batch in loader), enough=0.02)
    trainer.save(str(file))


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First and last word and kind of each name in BIO tags."""
    spans: list[tuple[int, int, str]] = []
    for number, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((number, number, tag[2:]))
        elif tag.startswith("I-"):
            spans[-1] = (spans[-1][0], number, tag[2:])
    return spans


def _quietly() -> None:
    import torch

    random.seed(7)
    torch.manual_seed(7)
    torch.set_num_threads(1)


def _learn(step: Callable[[], float], *, enough: float) -> None:
    """Train until the loss is small enough; a model that does not learn its eight sentences is no test of anything."""
    for _ in range(600):
        if step() < enough:
            return
    raise AssertionError(f"the model of the test did not learn (its loss never fell below {enough})")
