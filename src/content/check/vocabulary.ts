const words = (text: string) => new Set(text.trim().split(/\s+/));

/** What a language has of its own: only these words are asked whether a lesson has taught them. */
export interface Vocabulary {
  keywords: Set<string>;
  globals: Set<string>;
  methods: Set<string>;
}

export const JS: Vocabulary = {
  keywords:
    words(`async await break case catch class const continue debugger default delete do else export extends finally for
    function if import in instanceof let new of return static super switch this throw try typeof var void while yield`),
  globals:
    words(`AbortController AbortSignal AggregateError Array ArrayBuffer Atomics BigInt Boolean Buffer DataView Date Error
    EventSource FinalizationRegistry FormData Headers Infinity Intl JSON Map Math NaN Number Object Promise Proxy RangeError
    ReferenceError Reflect RegExp Request Response Set String Symbol SyntaxError TextDecoder TextEncoder TypeError URL
    URLSearchParams Uint8Array WeakMap WeakRef WeakSet WebSocket Worker __dirname __filename atob btoa clearInterval clearTimeout
    console crypto decodeURIComponent encodeURIComponent fetch globalThis isNaN module parseFloat parseInt performance process
    queueMicrotask require setImmediate setInterval setTimeout structuredClone undefined`),
  methods:
    words(`abort all allSettled any apply at bind call catch charAt charCodeAt clear codePointAt concat copyWithin
    createReadStream createServer entries every exec fill filter finally find findIndex findLast flat flatMap forEach format from
    fromEntries getTime groupBy has hasOwn includes indexOf isArray isInteger join keys lastIndexOf localeCompare map match matchAll
    normalize padEnd padStart parse pipe pop push race readFile readFileSync reduce repeat replace replaceAll resolve reverse shift
    slice some sort splice split startsWith endsWith stringify substring then toFixed toISOString toLocaleString toLowerCase
    toReversed toSorted toString toUpperCase trim trimEnd trimStart unshift values withResolvers writeFile writeFileSync`),
};

export const PYTHON: Vocabulary = {
  keywords:
    words(`and as assert async await break class continue def del elif else except finally for from global if import in is
    lambda nonlocal not or pass raise return try while with yield None True False`),
  globals:
    words(`abs all any bool bytearray bytes callable chr classmethod dict dir divmod enumerate filter float format frozenset
    getattr hasattr hash hex id input int isinstance issubclass iter len list map max memoryview min next object open ord pow print
    property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip ArithmeticError
    AssertionError AttributeError BaseException Exception FileExistsError FileNotFoundError ImportError IndexError KeyError
    KeyboardInterrupt LookupError NotImplementedError OSError OverflowError PermissionError RuntimeError StopIteration
    TimeoutError TypeError UnicodeDecodeError ValueError ZeroDivisionError`),
  methods:
    words(`add append capitalize casefold clear copy count decode difference discard encode endswith execute executemany
    extend fetchall fetchone find format group index insert intersection isdigit items join keys lower lstrip partition pop popleft
    read readline readlines remove replace reverse rpartition rsplit rstrip setdefault sort split splitlines startswith strip title
    union update upper values write zfill`),
};

export const SHELL: Vocabulary = {
  keywords: words('if for while until case function'),
  globals:
    words(`apt apt-get awk bash cat cd certbot chmod chown cp cron crontab curl cut date df diff dig docker du echo env exit
    export false file find free gh git grep gunzip gzip head host htop id jobs journalctl jq kill kubectl less ln ls lsof man mkdir
    mktemp mv mysql nc nginx node npm npx nslookup openssl passwd pg_dump pg_restore ping pip pip3 printf ps psql pwd python python3
    read redis-cli rm rmdir rsync scp sed seq set sh sleep sort source sqlite3 ss ssh ssh-keygen su sudo systemctl tail tar tee test
    time top touch tr trap true type ufw umask uname uniq unset useradd uvicorn uv wait wc wget which whoami xargs zip`),
  methods: new Set(),
};
