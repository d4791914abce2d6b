"""A tap beside a card's buttons opens the page that it is about."""

from __future__ import annotations

from tests.browsing import Browser
from tests.said import zh
from tests.world.pages import look, of
from tests.world.town import Town, buttons, invited, later


def test_a_card_leads_to_the_page_once_somebody_has_signed_on(place: Town) -> None:
    invited(place, "lisi", in_hours=25)
    assert "card_action" not in place.cards("lisi")[-1]["content"]
    look(place, "zhangsan", of(place, place.book("zhangsan")))
    on = invited(place, "lisi", in_hours=27, candidate="林悦")
    card = place.cards("lisi")[-1]
    assert buttons(card) == [zh("interview_page.accept"), "无法参加", zh("interview_page.another_time")]
    leads_to = card["content"]["card_action"]["url"]
    assert "林悦" in Browser(place.web, "lisi.localhost").open(leads_to.replace("127.0.0.1", "lisi.localhost")).words
    place.say("lisi", f"接受 {on.code}")
    later(place)
    assert place.cards("lisi")[-1]["content"]["card_action"]["url"] == leads_to
    assert len(place.cards("lisi")) == 2, "that it leads there is no reason for another card"


def test_the_card_that_asks_for_feedback_leads_to_the_form(place: Town) -> None:
    look(place, "zhangsan", of(place, place.book("zhangsan")))
    on = invited(place, "lisi", in_hours=0.5)
    place.move(hours=1.6)
    place.settle()
    card = place.cards("lisi")[-1]
    assert card["content"]["main_title"]["title"] == zh("feedback_due.is_it_over")
    page = Browser(place.web, "lisi.localhost").open(
        card["content"]["card_action"]["url"].replace("127.0.0.1", "lisi.localhost")
    )
    assert zh("feedback_page.yours") in page.words
    assert str(on.code) in page.words
