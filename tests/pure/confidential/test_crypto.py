"""Boxes, tags and tokens: what opens, what does not, and what length tells."""

import itertools

import pytest
from leadership_360.confidential import crypto, hpke, tokens
from leadership_360.confidential.crypto import STEP, Place
from leadership_360.confidential.errors import Tampered

KEY = bytes(range(32))
HERE = Place("result", "vault", "round", "7")


def test_a_box_opens_in_its_place_with_its_key():
    assert crypto.unseal(KEY, crypto.seal(KEY, b"words", HERE), HERE) == b"words"


@pytest.mark.parametrize("field", Place._fields)
def test_a_box_moved_to_another_place_does_not_open(field):
    box = crypto.seal(KEY, b"words", HERE)

    with pytest.raises(Tampered):
        crypto.unseal(KEY, box, HERE._replace(**{field: "another"}))


def test_a_box_of_another_version_does_not_open(monkeypatch):
    box = crypto.seal(KEY, b"words", HERE)
    monkeypatch.setattr(crypto, "VERSION", crypto.VERSION + 1)

    with pytest.raises(Tampered):
        crypto.unseal(KEY, box, HERE)


def test_a_box_with_any_bit_turned_does_not_open():
    box = crypto.seal(KEY, b"words", HERE)

    for position in (0, 12, 100, len(box) - 1):
        altered = bytearray(box)
        altered[position] ^= 1
        with pytest.raises(Tampered):
            crypto.unseal(KEY, bytes(altered), HERE)
    for short in (b"", box[:5], box[:20]):
        with pytest.raises(Tampered):
            crypto.unseal(KEY, short, HERE)


def test_a_failure_carries_neither_cause_nor_content():
    with pytest.raises(Tampered) as caught:
        crypto.unseal(KEY, b"x" * 100, HERE)

    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_parts_cannot_be_shifted_into_one_another():
    tags = [crypto.mac(KEY, *parts) for parts in (("a", "bc"), ("ab", "c"), ("abc", ""), ("a", "b", "c"), ("abc",))]

    assert all(one != other for one, other in itertools.combinations(tags, 2))


def test_boxes_grow_in_steps_of_four_kibibytes():
    lengths = {len(crypto.seal(KEY, b"x" * size, HERE)) for size in (0, 1, 100, STEP - 4)}
    longer = len(crypto.seal(KEY, b"x" * (STEP - 3), HERE))

    assert len(lengths) == 1
    assert longer == lengths.pop() + STEP


def test_answers_in_one_room_have_one_length():
    _private, public = hpke.generate()
    lengths = {len(crypto.seal_to(public, b"x" * size, HERE, 3 * STEP)) for size in (0, STEP, 3 * STEP - 4)}

    assert len(lengths) == 1


def test_padding_that_lies_is_refused():
    with pytest.raises(Tampered):
        crypto.unpad(b"\xff\xff\xff\xffwords")
    with pytest.raises(Tampered):
        crypto.unpad(b"\x00")


def test_equal_data_packs_to_equal_bytes():
    assert crypto.pack({"b": 1, "a": {"d": "é", "c": None}}) == crypto.pack({"a": {"c": None, "d": "é"}, "b": 1})


def test_a_token_is_made_again_from_the_round_s_secret_only():
    mine = tokens.token(KEY, "invitation")

    assert mine == tokens.token(KEY, "invitation")
    assert mine not in (tokens.token(KEY, "another"), tokens.token(bytes(32), "invitation"))
    assert len(tokens.parse(mine)) == tokens.TOKEN_BYTES


@pytest.mark.parametrize("text", ["", "x", "é" * 32, None, 7, "a" * 31, "a" * 33, "a" * 500, "a/+=" * 8, "\ud800"])
def test_a_malformed_token_is_parsed_to_something_that_finds_nothing(text):
    first, second = tokens.parse(text), tokens.parse(text)

    assert len(first) == len(second) == tokens.TOKEN_BYTES
    assert first != second


def test_a_token_copied_with_space_around_it_still_works():
    mine = tokens.token(KEY, "invitation")

    assert tokens.parse(f" {mine}\n") == tokens.parse(mine)


def test_slot_answer_and_draft_of_one_rater_lie_in_places_nobody_can_join():
    raw = tokens.parse(tokens.token(KEY, "invitation"))
    slot = tokens.slot_tag(raw)

    assert len({slot, tokens.answer_tag(KEY, slot), tokens.draft_tag(KEY, slot)}) == 3
    assert tokens.answer_tag(KEY, slot) != tokens.answer_tag(bytes(32), slot)


def test_a_relation_opens_for_its_token_only_and_its_length_says_nothing():
    raw, other = tokens.parse(tokens.token(KEY, "one")), tokens.parse(tokens.token(KEY, "two"))
    boxes = {relation: tokens.seal_relation(raw, relation, HERE) for relation in ("self", "manager")}

    assert tokens.open_relation(raw, boxes["manager"], HERE) == "manager"
    assert tokens.open_relation(other, boxes["manager"], HERE) is None
    assert len(boxes["self"]) == len(boxes["manager"])
