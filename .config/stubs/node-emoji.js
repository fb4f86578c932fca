// Emoji codes are never translated (emoji: false).
export const get = (name) => name;
