"""What an import of pairs, groups, sessions and survey answers has to say."""

from __future__ import annotations

from mentordesk.domain.together import About

HISTORY: dict[str, str] = {
    "ImportTogether": "{rows} rows about {about} imported from {files}: {added} added, "
    "{changed} changed, {left} left out",
}

PROBLEMS: dict[str, str] = {
    "person_not_found": "Nobody on file is called “{value}”. Choose who is meant, or make "
    "them new.",
    "person_ambiguous": "“{value}” may be {names}. Choose who is meant, or add their mail address "
    "to the sheet.",
    "nobody_named": "This row names no {what}. Add the name or mail address and import it again.",
    "left_out": "“{value}” was left out, so this row was too.",
    "round_missing": "This row says no round. Choose one for the rows that name none.",
    "round_unknown": "There is no round called “{value}”. Choose the round meant, or add it "
    "under Settings first.",
    "round_over": "“{value}” is finished, and its figures no longer change. Choose another round.",
    "round_other": "“{value}” is a round of another scheme. Choose a round that fits.",
    "state_unknown": "“{value}” is no state we know; the dates were gone by instead.",
    "dates_turned": "The end comes before the beginning. Correct one of the two dates.",
    "date_ahead": "{value} has not come yet, though the pair is said to be running. "
    "Correct the date or the state.",
    "date_missing": "This row has no date. Add the day of the session and import it again.",
    "minutes_wrong": "“{value}” is no length of a session and was left out. Write whole minutes.",
    "mode_unknown": "“{value}” is no way of meeting we know and was left out.",
    "pair_of_one": "{value} would be mentor and mentee at once. Correct one of the two names.",
    "pair_not_with": "{mentor} and {mentee} are noted as not to be paired. Take that note away "
    "under People if it no longer holds.",
    "pair_silent": "{value} does not agree that the profile is shown, so no pair may be made. "
    "Record the consent first.",
    "pair_elsewhere": "{mentor} and {mentee} are a live pair already. Close that one first.",
    "pair_differs": "The pair is on file already, as {now}; the sheet says {value}. "
    "It was left as it is; change it under Relationships.",
    "mentee_taken": "{value} has a live pair in this round already, with {mentor}.",
    "mentor_full": "{value} has {places} places, and all are taken. Give one more place here, "
    "or leave the row out.",
    "places_set": "Nothing was said of how many mentees {value} takes; it will be {places}.",
    "pair_missing": "There is no pair of {value} on file. Bring the pairs in first.",
    "pair_unclear": "{value} may mean several pairs. Name both the mentor and the mentee.",
    "pair_too_young": "The pair of {value} has not been introduced yet. Record the introduction "
    "first.",
    "group_unnamed": "This row names no group.",
    "group_missing": "There is no open group called “{value}”. Bring the groups in first.",
    "group_over": "The group “{value}” is closed and takes nobody in.",
    "group_full": "“{value}” takes {most} members and is full. Change its size under Relationships "
    "first.",
    "member_taken": "{value} is in the group “{group}” of this round already.",
    "group_not_formed": "“{value}” is {now}, so it cannot have met yet. Let it begin to form "
    "first.",
    "not_a_member": "{value} is not in “{group}”. Bring the members in first.",
    "attendance_kept": "It is noted otherwise already whether {value} came. What is noted is kept; "
    "change it under Relationships.",
    "attendance_missing": "This row does not tell who came.",
    "survey_unknown": "It is not clear which survey this row answers. Choose the survey above.",
    "answer_off_scale": "“{value}” is not on the scale of this question and was left out.",
    "answer_kept": "You typed other answers in for this person ({value} differ). Yours are kept, "
    "unless you take the sheet’s.",
    "answers_missing": "This row answers none of the questions.",
    "not_asked": "“{value}” is not asked of this person in this survey and was left out.",
}
"""By the value of the problem's kind."""

ABOUT_WORDS: dict[About, str] = {
    About.PAIRS: "pairs",
    About.GROUPS: "groups",
    About.SESSIONS: "sessions",
    About.ATTENDANCE: "who came to groups",
    About.ANSWERS: "survey answers",
}
"""What the rows are, as a sentence says it."""
