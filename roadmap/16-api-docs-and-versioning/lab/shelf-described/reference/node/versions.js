// Two doors to the same rooms: /v1/bookmarks, and /bookmarks from before there were versions.
const DATA = /^\/(bookmarks|tags|imports|users|sessions|email-verifications|password-resets)(?=[/?]|$)/;

const SINCE = Date.UTC(2026, 10, 1) / 1000; // 1 November 2026
const UNTIL = new Date(Date.UTC(2027, 4, 1)).toUTCString();

// Takes /v1 off a request, and says to those who come without it until when they can.
export function versioned(listener) {
  return (req, res) => {
    const path = req.url.replace(/^\/v1(?=\/)/, '');
    if (DATA.test(path)) {
      if (path === req.url) deprecate(res, path);
      req.base = path === req.url ? '' : '/v1';
      req.url = path;
    }
    return listener(req, res);
  };
}

function deprecate(res, path) {
  res.setHeader('Deprecation', `@${SINCE}`);
  res.setHeader('Sunset', UNTIL);
  res.setHeader('Link', `</v1${path.replace(/\?.*/, '')}>; rel="successor-version"`);
}
