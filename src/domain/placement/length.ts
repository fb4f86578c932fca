/** A road with fewer tested steps than this is walked faster than tested. */
export const WORTH_A_TEST = 5;

export const MOST_QUESTIONS = 20;

/** How long a test is, for those who think of taking it. */
export const USUAL_QUESTIONS = `10 to ${MOST_QUESTIONS} questions`;
