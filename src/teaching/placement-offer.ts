/** A road with fewer steps than this is walked faster than tested. */
export const WORTH_A_TEST = 5;
