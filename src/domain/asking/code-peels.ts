import { cut, type Peel, type Peeled } from './peeled.js';

/** What adds nothing to a typed answer that is code, or a part of a message. */
export const CODE_PEELS: Peel[] = [
  withoutValue,
  withoutLeftSide,
  withoutRightSide,
  withoutParameters,
  withoutOwner,
  withoutMethod,
  withoutPath,
  withoutScheme,
];

/** A header that was given with a value, where no key has one, or a name with what the prompt writes behind it. */
function withoutValue(text: string, { asksForHeader, hasValue, prompt }: Peeled): string | null {
  return (asksForHeader && !hasValue) || prompt.includes(text) ? cut(text, /^([\w-]+)\s*:\s*\S.*$/) : null;
}

/** `color = blue`, `Content-Type: text/html`, `if __name__ == '__main__':`, where the right side is asked for. */
function withoutLeftSide(text: string, { asksForHeader }: Peeled): string | null {
  return asksForHeader ? null : cut(text, /^(?:[^\s=:!<>]+ ){0,2}[^\s=:!<>]*\s*(?:={1,3}|:(?=\s))\s*([^=]+)$/);
}

/** `item.textContent = bookmark.title`, where the prompt has the right side. */
function withoutRightSide(text: string, { prompt }: Peeled): string | null {
  const [, left, right] = /^([\w.$]+) ?= ?([^=]+)$/.exec(text) ?? [];
  return right !== undefined && prompt.includes(`= ${right}`) ? left! : null;
}

/** `multipart/form-data; boundary=XX`. */
function withoutParameters(text: string): string | null {
  return cut(text, /^((?:content-type: ?)?[\w.+-]+\/[\w.+-]+)\s*;\s*[\w-]+=.*$/);
}

/** `item.textContent`, where `item` stands in the prompt; `.textContent`. */
function withoutOwner(text: string, { prompt }: Peeled): string | null {
  const [, owner, name] = /^([\w$]*)\.([a-z_$][\w$]*)(?:\(\))?$/.exec(text) ?? [];
  return name !== undefined && (owner!.length < 2 || new RegExp(`\\b${owner!.replaceAll('$', '')}\\b`).test(prompt))
    ? name
    : null;
}

/** `GET /search?title=SQL`, where the path is asked for. */
function withoutMethod(text: string): string | null {
  return cut(text, /^(?:get|head|post|put|patch|delete|options) (\/.*?)(?: http\/\d(?:\.\d)?)?$/);
}

/** `PATCH /bookmarks/7`, where the method is asked for, with the path that the prompt names. */
function withoutPath(text: string, { prompt }: Peeled): string | null {
  const [, method, path] = /^(get|head|post|put|patch|delete|options) (\/\S*)$/.exec(text) ?? [];
  return path !== undefined && prompt.includes(path) ? method! : null;
}

/** `http://10.0.0.5/`, `10.0.0.5:80`, where the host is asked for. */
function withoutScheme(text: string): string | null {
  return cut(text, /^(?:https?:\/\/)([\w.:-]+)\/?$/) ?? cut(text, /^([\w-]+(?:\.[\w-]+)+)(?:\/|:80|:443)$/);
}
