"""What somebody says, from the message to what is done and answered. Where a message goes, step by step:

arrives     `dispatcher` (one effect a message), `inbox` (its row), `senders`, `outsiders`, `page_language`; a tap is a call:
            `card_actions`
heard       `letters` are read without their form; `heard` puts a text into one form, whose `clauses` part mostly alike;
            `handling` makes the `context` in which it is understood; `conversation` decides which of the following it is
spelled     plainly by `spelling/`: `plainly` mends words (`dialect`, `pinyin`, `chinese`, `english`, `candidates`, by `lexicon`
            and `sounds`) and puts straight a yes by denying the no (`turned_round`), `codes` are said in words, `colleagues`
            with a slip; `chosen` says whether it is read so, `draft` and `kept` know what was typed
repaired    where it corrects itself, by `repair/`: `repaired` finds the `marks` that take back and what is `said` around them,
            and puts what is meant in place of the `pieces`, `times` or `orders` of its kind, or all of it is `said_anew`; who is `spared` is left out, and all the rest (`rest_kept`); where it answers to what
            `was_moved`, that is no order; where `denials` stand beside what is meant, `denied` takes them out, each as `one_denial` reads it, if
            `denied_beside` sees that an order is left
chatted     `in_passing`, also beside an open question: `small_talk`, and what is `verdict_asked`
answers     the question that is open (`open_question`): before anything is taken for a request, what is only said `at_the_question`: a yes or
            no in `small_words`, `waiting`, what is asked `about_the_question`, one of what was offered told `by_place`, and of
            `offered_times` and `offered_people` that none will do (`other_offers`); then `answering`, by `short_answers` with `asides`, by the
            `argument_given`, in words of one's own (`answered_in_words`, `dictated`, `told_otherwise`; `no_reason`), by
            `choosing` one of the `options` or of the interviews `offered`. What was read back is read back again with another time (`time_instead`, `shifting`),
            somebody else (`person_instead`), why (`reasons`) or anything else that is new (`put_right`; of a booking
            `draft`, of feedback `drafted`, where nothing is taken for it that is said `to_the_bot`); by which words that begins is `taken_back`'s. What is `correcting` closes it;
            `second_thoughts` are about what was done, which is `undo_asked`; what takes back is `retracted`, or `taken_back_at_once`, and `another_request` is no reason; `leaving` it is for something else, or for another order of the same
            interview (`other_order`); who is `thinking_aloud`, or `musing`, orders nothing; `late`, once it has lapsed; `no_question` it
            answers
goes on     from what we speak of: `spoken_of`, by its `pronouns`; from what was shown last: `follow_up`, `row_told`,
            `look_again`, `last_shown`, `reminding`, `asked_of_it`; from what was ordered last: `done_again`, of a setting
            `set_again`, of feedback `verdict_again`, of what was declined `suggested_after`; from a time that is proposed: `against_proposal`, `on_a_proposal`
is several  requests: `two_requests` (by `parting` at its `cuts`, not `as_one`; `sides` reads each as `side_spelled`,
            `one_or_two` says whether it is one of its own, and not `another_as_why`), `both_ways`, `rows_together`, `several`,
            `named_together`, each moved `on_its_own_day`, `behind_dictation`, `only_one`, and then `in_turn`; what of it is `left_unread` is said
routed      `routing` makes a `call` of a `command`: by a verb (`verbs`, `around_verb`, `beside`, `free_text`), by a word that
            hints at one (`hints`), by its cues (`gist`, `which_cue`, `cues`, `masked`; why, where that is said, by
            `reason_beside`) or freely (`in_own_words`, `understanding/`); where it only asks it is a look (`looks`). The
            call's `arguments` are read by the `readers` of `kinds` (`which_interview`, `colleagues_named`, `then`,
            `verdicts`, `verdict_at`, `verdict_told`, `booking_lines`, `booked_in_words`, `stand_in`, `wishes`);
            who is not known yet is found by `naming/`: `found`, of what is `likely` in `chinese`, by its `characters`, or in
            `latin` letters, of whose `positions` a sentence has some
freely      in five steps of `understanding/`, led by `freely`: spelled as it is meant (`telling`, `respelled`); masked, with what
            is `told` (`called`, `titled`); weighed (`features`, `syllables`, `intents`, `learned`), as its `speaker` means
            it and as it says `outright`, to what is `likeliest`; not where it is `forbidden` in the clause that is `ordering`, where `not_reminded`
            forbids nothing, nor supposing `what_is_so`; `called_with` `which` interview (`evidence`), what is `moved` or `changed`, `who_for_whom`, which `hours_off`, whether it is `turned_round`, whether
            one comes by one's `own_answer` or somebody else's, said `in_their_place`; a look, where that is `worth_showing`, or the text is a `mere_mention`; a verdict that is `verdict_unread` is asked for
guarded     on each of these ways by `guards` and the `words_around` a verb: what is `pasted`, `not_so`, `not_to_be_done` or one of the `rumours` orders
            nothing, nor of whom it names where `all_but` they are meant; what is ordered `on_condition` waits for nothing and
            is not done; what is to be taken back and named (`undo_named`) is not done again; nobody is taken for who is not
            there (`who_is_meant`, `longer_names`, `unknown`, `strangers`, `nothing_there`); an admin is told by whom interviews are seen
            (`seen_by_others`)
asked       what the call lacks, or whether it is meant: `asking`, `phrasing`, `guessing`; `dialog` remembers it, and `misses`
            what was not understood
done        by a handler in `commands/`, which `declaring` and `handlers` collect; of one's own settings by `own_settings`
            (`settings_words`, `settings_said`, `settings_told`, `own_availability`, `own_notices`, `quiet_said`,
            `zone_told`, `notices_told`; of a leave `leave_orders`, `leave_asked`, `leave_said`, `hours_away`), of a member by `member_orders` and `members_said`
told        by the context's own ways to answer, by `one_interview`, `free_times`, `free_instead`, `move_lines`, `to_forward` and `who_hears`; to
            whoever asks what a text would come to, `in_short`
"""
