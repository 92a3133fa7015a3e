from tawatur.model.document import Document, Source, decode_document, encode_document
from tawatur.model.mention import Mention
from tawatur.model.span import Span
from tawatur.model.word import Word, WordForm


def test_a_record_comes_back_as_it_was_without_its_words() -> None:
    word = Word(0, 0, 4, "word", WordForm("بيان", "", "بيان"))
    mention = Mention(id="m:0-4", span=Span(0, 4), type="ORG", rule="test")
    document = Document(id="p", source=Source(path="p.txt"), text="بيان", words=(word,), mentions=(mention,))
    record = encode_document(document)
    assert b'"words"' not in record
    assert b'"span":[0,4]' in record
    assert decode_document(record) == document.record()


def test_a_layer_is_replaced_in_a_copy() -> None:
    document = Document(id="p", text="بيان")
    assert document.with_layers(issues=()).text == document.text
    assert document.tokens == ()
