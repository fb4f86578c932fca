const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** An address in the characters that addresses are made of: letters that only look like others become visible. */
export function writtenAddress(text: string): string {
  return encodeURI(text.replace(LONE_SURROGATE, '\ufffd')).replace(/%25([\da-f]{2})/gi, '%$1');
}

/** Only these may be opened by a click; anything else could start a program. */
export function isLive(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(address);
}

/** Whether a label is its own address, so that showing that once says all. */
export function isItsOwn(label: string, address: string): boolean {
  const own = writtenAddress(label);
  return [own, `mailto:${own}`, `http://${own}`].includes(address);
}

const ADDRESS = /(?:[a-z][a-z\d+.-]*:\/\/)?(?:[^\s/@:()<>]+@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}{2,})(?![\p{L}\p{N}])/giu;
const FILE =
  /\.(?:js|mjs|cjs|ts|json|py|md|txt|html|css|yaml|yml|toml|sh|sql|rs|go|rb|java|lock|log|env|conf|xml|csv)$/;

/** Whether a label looks like the address of another place than the one it leads to. */
export function looksElsewhere(label: string, address: string): boolean {
  const host = hostOf(address);
  return [...label.matchAll(ADDRESS)].some(([whole, name = '']) => {
    const isFile = FILE.test(name) && !/:\/\/|@|^www\./i.test(whole);
    return !isFile && withoutWww(name.toLowerCase()) !== host;
  });
}

function hostOf(address: string): string | null {
  const mail = /^mailto:[^?]*@([^?]*)/i.exec(address)?.[1];
  if (mail !== undefined) return mail.toLowerCase();
  return URL.canParse(address) ? withoutWww(new URL(address).hostname) : null;
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
