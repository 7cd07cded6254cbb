"""The programme's letters as they are shipped; the office edits them in its own words."""

from __future__ import annotations

from mentordesk.domain.letter import Merge, Mistake, Occasion, Wrong

HISTORY: dict[str, str] = {
    "SaveLetterTemplate": "Letter “{letter}” changed, now version {version}",
    "UseShippedLetter": "Letter “{letter}” set back to the shipped words",
    "MarkLettersSent": "{number} sent: {letter}",
    "DraftLetters": "{number} drafted: {letter}",
}
"""The commands of letters, in the past tense."""

NAMES: dict[Occasion, str] = {
    Occasion.ACKNOWLEDGE: "Application received",
    Occasion.MISSING_ITEMS: "Answers missing",
    Occasion.WAITLIST: "Not this round",
    Occasion.PROPOSAL_MENTEE: "Proposal to the mentee",
    Occasion.PROPOSAL_MENTOR: "Proposal to the mentor",
    Occasion.INTRODUCTION_MENTEE: "Introduction for the mentee",
    Occasion.INTRODUCTION_MENTOR: "Introduction for the mentor",
    Occasion.AGREEMENT: "Agreement to fill in",
    Occasion.CHECK_IN: "Two-week check-in",
    Occasion.NUDGE: "How are you two?",
    Occasion.MIDPOINT: "Halfway",
    Occasion.ENDING: "The last weeks",
    Occasion.CERTIFICATE: "Certificate",
    Occasion.THANKS: "Thanks",
    Occasion.CLOSING: "Closing without blame",
    Occasion.KIND_NO: "Not for mentoring",
    Occasion.ASK_OFFER: "A question for an alum",
    Occasion.ASK_REMINDER: "The question again",
    Occasion.ASK_INTRODUCTION: "Talk arranged",
    Occasion.GROUP_MEMBER: "Introduction for the members of a group",
    Occasion.GROUP_MENTOR: "Introduction for the mentors of a group",
    Occasion.GROUP_AGREEMENT: "Group agreement to fill in",
    Occasion.GROUP_NUDGE: "Two sessions missed",
    Occasion.GROUP_MIDPOINT: "Halfway, in a group",
    Occasion.GROUP_ENDING: "The last weeks of a group",
    Occasion.GROUP_THANKS: "Thanks to the mentors of a group",
}
"""What each letter is called; complete (tested)."""

MERGES: dict[Merge, str] = {
    Merge.GREETING: "how they are addressed",
    Merge.NAME: "their whole name",
    Merge.PARTNER: "name of the other one",
    Merge.PARTNER_JOB: "job and employer of the other one",
    Merge.PARTNER_PLACE: "city and country of the other one",
    Merge.PARTNER_ABOUT: "the mentor’s introduction",
    Merge.PARTNER_GOALS: "the mentee’s goals, one a line",
    Merge.PARTNER_HELP: "ways to help that the mentor offers, or the mentee wants",
    Merge.PARTNER_HOPES: "what the other one hopes to gain",
    Merge.PARTNER_BRINGS: "what the mentor came through, or the mentee offers in return",
    Merge.PARTNER_MAIL: "mail address of the other one, if they share it",
    Merge.ROUND: "name of the round",
    Merge.STARTS: "first day of the round",
    Merge.MIDPOINT: "midpoint of the round",
    Merge.ENDS: "last day of the pair",
    Merge.REPLY_BY: "day by which we ask for an answer",
    Merge.MEET_BY: "day by which they should have met",
    Merge.MISSING: "the answers that are missing, one a line",
    Merge.QUESTION: "the question asked",
    Merge.SIGNPOSTING: "places to turn to in their country, from Guidance, one a line",
    Merge.GROUP: "title of the group",
    Merge.GROUP_THEME: "theme of the group",
    Merge.GROUP_MENTORS: "mentor and co-mentor of the group",
    Merge.GROUP_MEMBERS: "members of the group, one a line",
    Merge.GROUP_MAILS: "mail addresses of the members who share them, one a line",
    Merge.GROUP_SESSIONS: "sessions of the group to come, one a line",
    Merge.PROGRAMME: "name of the programme",
    Merge.OFFICE: "name of the office",
    Merge.CONTACT: "how to reach the office",
}
"""What stands where a field stands; complete (tested)."""

SAMPLES: dict[Merge, str] = {
    Merge.MISSING: "- your time zone\n- your hours in the week",
    Merge.QUESTION: "How did you find your first post in another country?",
    Merge.GROUP: "First steps in evaluation",
    Merge.GROUP_THEME: "From a thesis to a first post",
    Merge.GROUP_MENTORS: "Name of the mentor",
    Merge.GROUP_MEMBERS: "- First member\n- Second member",
    Merge.GROUP_MAILS: "- First member: name@post.example",
    Merge.GROUP_SESSIONS: "- 14 April 2026: Who we are, what we want",
}
"""What a letter is tried with where no pair has a value."""

_END = "\n\nWith best wishes,\n{office}\n{contact}"

TEMPLATES: dict[Occasion, tuple[str, str]] = {
    Occasion.ACKNOWLEDGE: (
        "Your application to {round}",
        "Dear {greeting},\n\nthank you for applying to {round}. We have everything we need for now "
        "and begin matching soon. You will hear from us either way before {starts}." + _END,
    ),
    Occasion.MISSING_ITEMS: (
        "A few answers are missing",
        "Dear {greeting},\n\nwe would like to find the right partner for you in {round}. Could you "
        "still tell us the following?\n\n{missing items}\n\nA short reply to this message is "
        "enough." + _END,
    ),
    Occasion.WAITLIST: (
        "{round}: no partner this time",
        "Dear {greeting},\n\nwe could not find a partner for you in {round}. This says nothing "
        "about you: more people applied on one side than on the other. You are welcome to put a "
        "single question to an alum through Ask An Alum at any time, and with your leave we keep "
        "your application for the next round." + _END,
    ),
    Occasion.PROPOSAL_MENTEE: (
        "A mentor for you: {partner}",
        "Dear {greeting},\n\nwe would like to bring you together with {partner}.\n\n"
        "{partner job}\n{partner place}\n{partner about}\nCan help with: {partner help}\nHas "
        "come through: {partner brings}\nHopes to gain: {partner hopes}\n\nDo you wish to go "
        "ahead? Please let us know by {reply by}. If it does not feel right, say so; that is "
        "quite in order, and we look further." + _END,
    ),
    Occasion.PROPOSAL_MENTOR: (
        "A mentee for you: {partner}",
        "Dear {greeting},\n\n{partner} would like to work with you in {round}.\n\n"
        "{partner job}\n{partner place}\n\nWhat they hope to work on:\n{partner goals}\nHelp "
        "they look for: {partner help}\nHope to gain: {partner hopes}\nOffer in return: "
        "{partner brings}\n\nMay we introduce you? Please let us know by {reply by}." + _END,
    ),
    Occasion.INTRODUCTION_MENTEE: (
        "Meet your mentor, {partner}",
        "Dear {greeting},\n\n{partner} is looking forward to hearing from you.\n\n"
        "{partner job}\n{partner place}\n{partner about}\nCan help with: {partner help}\nHas "
        "come through: {partner brings}\nHopes to gain: {partner hopes}\n{partner mail}\n\nThe "
        "first step is yours: please write and offer two or three times for a first talk "
        "before {meet by}. You set the agenda; your mentor listens, asks and shares experience."
        + _END,
    ),
    Occasion.INTRODUCTION_MENTOR: (
        "Meet your mentee, {partner}",
        "Dear {greeting},\n\n{partner} will write to you to arrange a first talk before "
        "{meet by}.\n\n{partner job}\n{partner place}\n{partner mail}\n\nWhat they hope to "
        "work on:\n{partner goals}\nHelp they look for: {partner help}\nHope to gain: "
        "{partner hopes}\nOffer in return: {partner brings}\n\nIf you have heard nothing by "
        "then, please tell us. If you are ever worried about them, turn to us." + _END,
    ),
    Occasion.AGREEMENT: (
        "An agreement for the two of you",
        "Dear {greeting},\n\nattached is an agreement for you and {partner}. It is optional: many "
        "find that it makes the first weeks easier. Fill in what helps, and send us a copy if you "
        "keep one." + _END,
    ),
    Occasion.CHECK_IN: (
        "Have you two met?",
        "Dear {greeting},\n\ntwo weeks have passed since we brought you and {partner} together. "
        "Have you met, and is a next date fixed? Is there anything we should know?" + _END,
    ),
    Occasion.NUDGE: (
        "How are you and {partner}?",
        "Dear {greeting},\n\nwe have not heard of you and {partner} for a while. You may well be "
        "meeting; a line is enough. If it has become difficult, we can help, or end it without "
        "blame." + _END,
    ),
    Occasion.MIDPOINT: (
        "Halfway through with {partner}",
        "Dear {greeting},\n\nyou are halfway. It is a good moment to look back together: what has "
        "been useful, are the goals still right, what should change? Please also answer our short "
        "survey." + _END,
    ),
    Occasion.ENDING: (
        "The last weeks with {partner}",
        "Dear {greeting},\n\nyour time in the programme ends on {ends}. Please look back together "
        "at what was reached, say goodbye or agree to go on informally, and answer our last "
        "survey." + _END,
    ),
    Occasion.CERTIFICATE: (
        "Your certificate",
        "Dear {greeting},\n\nattached is your certificate for {round}. Thank you for taking part."
        + _END,
    ),
    Occasion.THANKS: (
        "Thank you",
        "Dear {greeting},\n\nthank you for the time you gave {partner} in {round}. It matters more "
        "than you may know." + _END,
    ),
    Occasion.CLOSING: (
        "You and {partner}",
        "Dear {greeting},\n\nwe have closed your time with {partner} in our records. Nobody is to "
        "blame; not every pair finds its way. Tell us if you would like somebody new." + _END,
    ),
    Occasion.KIND_NO: (
        "What mentoring can and cannot give",
        "Dear {greeting},\n\nthank you for writing to us. What you hope for "
        "lies outside what mentoring can give: mentors share experience, ask and listen, but "
        "cannot offer posts, work experience, money, visas, editing, counselling or paid "
        "coaching. This says nothing about you, and you are welcome with other questions."
        "\n\n{signposting}" + _END,
    ),
    Occasion.ASK_OFFER: (
        "A question for you",
        "Dear {greeting},\n\n{partner} asks:\n\n“{question}”\n\nWould you give half an hour to "
        "answer? Please let us know by {reply by}; a no is quite in order." + _END,
    ),
    Occasion.ASK_REMINDER: (
        "The question of {partner}",
        "Dear {greeting},\n\nmay we ask once more whether you could answer {partner}?\n\n"
        "“{question}”\n\nIf it does not suit you, a short no helps us to ask somebody else." + _END,
    ),
    Occasion.ASK_INTRODUCTION: (
        "{partner} will answer your question",
        "Dear {greeting},\n\n{partner} is glad to answer your question.\n\n{partner job}\n"
        "{partner mail}\n\nPlease write and offer two or three times." + _END,
    ),
    Occasion.GROUP_MEMBER: (
        "Your group: {group}",
        "Dear {greeting},\n\nyou have a place in the group “{group}” of {round}, with "
        "{group mentors}.\n\n{group theme}\n\nWho is in it:\n{group members}\n\nWhen you meet:\n"
        "{group sessions}\n\n{group mails}\n\nThe group is yours: bring your questions, and tell "
        "us in time if you cannot come. At the first session you agree together how you work."
        + _END,
    ),
    Occasion.GROUP_MENTOR: (
        "Your group: {group}",
        "Dear {greeting},\n\nthank you for leading the group “{group}” of {round}.\n\n"
        "{group theme}\n\nWho is in it:\n{group members}\n\nWhen you meet:\n{group sessions}\n\n"
        "{group mails}\n\nPlease write to them before the first session, and make the group "
        "agreement with them there. Tell us after each session who came; what was said stays "
        "in the group. If you are ever worried about somebody, turn to us." + _END,
    ),
    Occasion.GROUP_AGREEMENT: (
        "An agreement for “{group}”",
        "Dear {greeting},\n\nattached is an agreement for the group “{group}”. Please agree on it "
        "no later than your first session: when you meet, what for, and the rules you give "
        "yourselves. Each of you types their name; send us a copy." + _END,
    ),
    Occasion.GROUP_NUDGE: (
        "We missed you in “{group}”",
        "Dear {greeting},\n\nyou could not come to the last sessions of “{group}”. Is everything "
        "all right? A line is enough. If it does not suit you any more, you may leave without "
        "giving a reason, and nobody is to blame.\n\nThe next sessions:\n{group sessions}" + _END,
    ),
    Occasion.GROUP_MIDPOINT: (
        "Halfway through “{group}”",
        "Dear {greeting},\n\nyour group is halfway. At the next session look back together: what "
        "has been useful, what should change? Please also answer our short survey." + _END,
    ),
    Occasion.GROUP_ENDING: (
        "The last weeks of “{group}”",
        "Dear {greeting},\n\n“{group}” ends on {ends}. Please look back together at what was "
        "reached, say goodbye or agree to go on by yourselves, and answer our last survey." + _END,
    ),
    Occasion.GROUP_THANKS: (
        "Thank you for “{group}”",
        "Dear {greeting},\n\nthank you for the time you gave the members of “{group}”. It matters "
        "more than you may know." + _END,
    ),
}
"""Subject and body of each letter; complete, and without a mistake (tested)."""

_WRONG: dict[Wrong, str] = {
    Wrong.UNKNOWN: "There is no field “{text}”. Choose one from the list.",
    Wrong.NOT_HERE: "“{text}” is not known in this letter. Choose one from the list.",
    Wrong.LONE_BRACE: "A “{text}” stands alone. Fields are written as {{name}}.",
}


def wrong(mistake: Mistake) -> str:
    """What is wrong with a field of a template, and what to do."""
    return _WRONG[mistake.wrong].format(text=mistake.text)


_LEFT_OUT = {
    "no_address": "no mail address",
    "do_not_contact": "do not contact",
    "no_survey": "the end survey is not back",
    "not_completed": "not completed",
    "other_reason": "declined for another reason",
}


def left_out(why: str) -> str:
    """Why somebody gets no letter, behind their name."""
    return _LEFT_OUT[why]
