"""What somebody says, from the message to what is done and answered: the way of a message, and which module reads what.

arrives     `dispatcher` (one effect a message), `inbox` (its row), `senders`, `outsiders`, `page_language`; a tap is a call:
            `card_actions`, and so is a button of a page: `page_buttons`
heard       `letters` are read without their form, `heard` puts a text into one form, `clauses` parts it; `handling` makes the
            `context` in which it is understood, and `conversation` asks each of the following in turn
asked       of the bot itself (`about_the_bot`), it is told how it is, and no question is left for it
spelled     plainly, by `spelling/`: `plainly` mends words as bot.nlu.spelling knows them; `codes` are said
            in words, `colleagues` with a slip; `chosen` says whether it is read so, `kept` knows what was typed
repaired    where it corrects itself, by `repair/`: `repaired` finds the `marks` and what is `said` around them, and puts what is
            meant in place of the `pieces`, `times` or `orders` of its kind, or all of it is `said_anew`; who is `spared` is left
            out, and all the rest (`rest_kept`). Of `denials` beside what is meant `denied` takes out each that `one_denial`
            reads, if `denied_beside` sees that an order is left; what answers to what `was_moved` orders nothing
let go      what is left for something else is `let_go`, which says so and brings it back, rows also later (`rows_aside`); an answer may be
            `turned_at_once`
small words that say one thing each, for all who ask: yes and no in `small_words` and `short_answers`, to wait in `pauses`, to take
            back in `taken_back`; an order that its own end takes back is `taken_back_at_once`
in passing  `in_passing`, also at an open question: `small_talk`, and what a verdict is (`verdict_asked`)
asked       a question is open (`open_question`). First what is only said `at_the_question`: of feedback `to_the_bot`, and
            what is `revised` of it (`verdict_said`, `text_edits`); then `about_the_question`, a yes, a no, `waiting`; of what was offered `offered_times`, `offered_people` and the others
            that are wished for (`other_offers`), and one of them told `by_place`. Then what else a booking is to be (`draft`),
            who is `thinking_aloud`, and what may be requests (several, below). Then its answer
answered    by `answering`: `second_thoughts` of what was done, which is `undo_asked`; a no, and what is said to it
            (`question_left`; of feedback `drafted`); what is `correcting` it, or `other_order` of the same; a choice (`choosing`: of
            `options` by their words, of interviews by what is `offered`); a yes, with `asides`; what is read back again with
            another time (`time_instead`, `shifting`, `minutes_instead`), somebody else (`person_instead`), its `reasons`, or what is `put_right`;
            words (`answered_in_words`, `dictated`; `no_reason`, `another_request` is none), a bare value (`argument_given`)
            or a sentence (`told_otherwise`)
left        by what is `leaving` it for a call of its own; `late` is what comes once it has lapsed, `no_question` a yes to none
by itself   `by_itself`, from what was said before: what we speak of (`spoken_of`, by its `pronouns`), what was shown last
            (`follow_up`, `row_told`, `look_again`, `last_shown`, `reminding`, `asked_of_it`), ordered last (`done_again`; `set_again`,
            `verdict_again`), declined (`suggested_after`), asked by a card (`ticked_in_short`), proposed (`against_proposal`, `on_a_proposal`)
several     requests: `two_requests` (by `parting` at its `cuts`, not `as_one`; `sides` reads each as `side_spelled`,
            `one_or_two` (by what each `asks_to_see`) says whether it is one of its own, and not `another_as_why`), `both_ways`, `rows_together`, `several`,
            `named_together`, each moved `on_its_own_day`, `behind_dictation`, `only_one`, and then `in_turn`; what is
            `left_unread` is said
routed      `routing` makes a `call` of a `command`: by a verb (`verbs`, `around_verb`, `beside`, `free_text`), by a word that
            hints at one (`hints`), by its cues (`gist`, `which_cue`, `cues`, `masked`; why, by `reason_beside`), or freely
            (`in_own_words`); where it only asks it is a look (`looks`). The call's `arguments` are read by the `readers` of
            `kinds` (`which_interview`, `colleagues_named`, `then`, `verdicts`, `verdict_at`, `verdict_told` without the `order_to_write` it, `booking_lines`,
            `booked_in_words` (with what is `choice_offered`), `ticks_said`, `stand_in`, `wishes`)
freely      by `understanding/`, led by `freely`: spelled as it is meant (`telling`, `respelled`); masked, with what is `told`
            (`called`, `titled`); weighed (`features`, `intents`, `learned`) as its `speaker` means it and as it says
            `outright` (`away`, by what is an `absence`), to what is `likeliest`; not where it is `forbidden` in the clause that is `ordering`, which is not where
            one is `not_reminded`, where it says the other (`turned_round`) or supposes (`what_is_so`); `called_with` `which`
            interview (`evidence`), what is `moved` or `changed`, `who_for_whom`, `hours_off`, whether one comes (`own_answer`,
            `in_their_place`); a look, where that is `worth_showing` or it is a `mere_mention`; a verdict that is `verdict_unread` is
            asked for
named       whom nobody knows is told by `naming/`: `found` are new candidates, of what is `likely` in `chinese`, by its
            `characters`, or in `latin` letters, or by the `positions` where a name stands. `unknown` tells them by what is
            said around a name, `strangers` by what it is made of; `who_is_meant` takes nobody for them, nor for `longer_names`,
            and `nothing_there` says so
guarded     on each of these ways by `guards` and the `words_around` a verb: what is `pasted`, `not_so`, `not_to_be_done` or one
            of the `rumours` orders nothing, nor of whom it names where `all_but` they are meant; `on_condition` waits for
            nothing; what is to be taken back and named (`undo_named`) is not done again; an admin is told by whom interviews
            are seen (`seen_by_others`)
asks        for what the call lacks, or whether it is meant: `asking`, with `more_choices`, `phrasing`, `guessing`; `dialog` remembers it, and `misses`
            what was not understood
done        by a handler in `commands/`, which `declaring` and `handlers` collect; of one's own settings by `own_settings`
            (`settings_words`, `settings_said`, `settings_told`, `settings_amended`, `own_availability`, `own_notices`, `quiet_said`,
            `zone_told`, `notices_told`; of a leave `leave_orders`, `leave_asked`, `leave_said`, `hours_away`, `hours_answered`),
            of a member by `member_orders` and `members_said`
tells       by the context's own ways to answer, by `one_interview`, `free_times`, `free_instead`, `move_lines`, `to_forward`
            and `who_hears`; to whoever asks what a text would come to, `in_short`
"""
