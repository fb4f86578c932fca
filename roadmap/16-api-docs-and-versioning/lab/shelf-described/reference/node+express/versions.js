const DATA = /^\/(bookmarks|tags|imports|users|sessions|email-verifications|password-resets)(?=\/|$)/;

const SINCE = Date.UTC(2026, 10, 1) / 1000; // 1 November 2026
const UNTIL = new Date(Date.UTC(2027, 4, 1)).toUTCString();

// Says to those who come without /v1 until when they can.
export function tellUntil(req, res, next) {
  if (DATA.test(req.path)) {
    res.set({ Deprecation: `@${SINCE}`, Sunset: UNTIL, Link: `</v1${req.path}>; rel="successor-version"` });
  }
  next();
}
