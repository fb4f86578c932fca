import type { RuleId } from '../../src/content/rules.js';
import type { Patches } from '../scratch.js';

const CONTRACT = 'contract.yaml';
const FOLDER = '02-shelf/lab/small-shelf';
const LAB = `${FOLDER}/lab.yaml`;
const inLab = (from: string | RegExp, to: string): Patches => ({ [LAB]: [[from, to]] });
const inContract = (from: string | RegExp, to: string): Patches => ({ [CONTRACT]: [[from, to]] });
/** The step `file: lab:seed.txt`, in another's place. */
const step = (text: string): Patches => inLab(/ {6}- file: lab:seed.txt\n.*\n/, `      - ${text}\n`);

/** A lab of one request, with three wrong solutions. */
const alone = (want: string) => `
hints: [a, b, c]
checks:
  - id: alive
    title: It answers
    read: shelf-shared
    steps:
      - http: POST /notes
        want: ${want}
    mistakes:
      - when: { status: 200 }
        say: It is new.
wrong:
${['one', 'two', 'three'].map((id) => `  - { id: ${id}, fails: alive, files: { server.js: '${id}' } }\n`).join('')}`;

/** For each rule of labs: what breaks it in a lab without faults, and what is then said where. */
export const LAB_CASES: [rule: RuleId, patches: Patches, said: string][] = [
  ['id-mismatch', inLab('id: small-shelf', 'id: large-shelf'), `${LAB}:1:5  the id "large-shelf" is not the name`],
  ['duplicate-id', inLab('id: create', 'id: alive'), `the check id "alive" is already used at ${LAB}:7`],
  ['duplicate-id', inLab('id: not-kept', 'id: nowhere'), 'the wrong solution id "nowhere" is already used'],
  [
    'duplicate-id',
    { '02-shelf/step.yaml': [['labs: [small-shelf]', 'labs: [small-shelf, small-shelf]']] },
    'the lab id "small-shelf" is already used',
  ],
  ['duplicate-id', inContract('id: page', 'id: cli-add'), 'contract.yaml:16:11  the operation id "cli-add" is already'],
  ['lab-name', inLab('id: small-shelf', 'id: shelf-node'), `${LAB}:1:5  "shelf-node" names a lesson already`],
  ['lab-name', inLab('id: small-shelf', 'id: queue'), '"queue" names a step already'],
  ['unknown-step', inLab('app: started', 'app: started\noffered-after: nowhere'), 'offered-after names "nowhere"'],
  ['unknown-check', inLab('needs: [alive]', 'needs: [aliver]'), `${LAB}:24:13  "aliver" is not a check of this lab`],
  ['unknown-check', inLab('fails: alive', 'fails: aliver'), '"aliver" is not a check of this lab'],
  ['needs-later', inLab('needs: [alive]', 'needs: [look]'), `${LAB}:24:13  "look" stands below`],
  ['needs-later', inLab('needs: [alive]', 'needs: [create]'), '"create" stands below'],
  ['unknown-track', inLab('  - id: not-kept', '  - id: not-kept\n    track: ruby'), '"ruby" is not a track'],
  ['dangling-read', inLab('read: shelf-shared', 'read: shelf-shared#nowhere'), `${LAB}:22:11  "shelf-shared#nowhere"`],
  ['dangling-read', inLab('read: shelf-shared', 'read: nowhere'), '"nowhere" is not a lesson or a heading of one'],
  [
    'read-later',
    { 'roadmap.yaml': [[/( {2}- \{ id: queue.*\n)( {2}- \{ id: shelf.*\n)/, '$2$1']] },
    `${LAB}:9:11  "queue-basics" is of step 2, and this lab of step 1`,
  ],
  [
    'mistake-step',
    inLab('step: 2, status: 404', 'step: 3, status: 404'),
    `${LAB}:35:23  a check of 2 has no such step`,
  ],
  ['mistake-step', inLab('step: 2, status: 404', 'step: two, status: 404'), 'a check of 2 has no such step'],
  ['wrong-changes', inLab("to: '200'", "to: '201'"), '`from` and `to` are the same'],
  ['wrong-changes', inLab(/( {2}- id: not-kept\n) {4}change:\n.*\n/, '$1'), '"not-kept" is the reference as it is'],
  [
    'framework-changes',
    { [`${FOLDER}/reference/node+express/app.js`]: [[/[^]*/, '']] },
    `${FOLDER}/reference/node+express/app.js:1:1  this file takes away what is not there`,
  ],
  [
    'framework-changes',
    { [`${FOLDER}/reference/node+express/shelf.yaml`]: [[/[^]*/, 'start: node server.js\n']] },
    `${FOLDER}/reference/node+express/shelf.yaml:1:1  this file is as the track has it`,
  ],
  ['unsaved-name', inLab('save: { made:', 'save: { other:'), `${LAB}:30:15  nothing has saved "made" by then`],
  ['unsaved-name', inLab('http: GET /health/live', 'http: GET /${made}'), 'nothing has saved "made" by then'],
  [
    'unsaved-name',
    inLab('want: { status: 200 }', 'want: { status: { same-as: before } }'),
    'nothing has saved "before"',
  ],
  ['unsaved-name', step('finish: half'), `${LAB}:43:17  no earlier step holds a request of this name`],
  ['unsaved-name', step('heard: page'), `${LAB}:43:16  no earlier step listens under this name`],
  ['unsaved-name', step('hang-up: page'), `${LAB}:43:18  no earlier step listens under this name`],
  [
    'unsaved-name',
    inLab('    needs: [alive]', "    needs: [alive]\n    env: { SHELF_MAIL: '${port}/mail' }"),
    `${LAB}:25:24  nothing has saved "port" by then`,
  ],
  [
    'unsaved-name',
    inLab('when: { step: 1, status: 404 }', 'when: { body: "${made}" }'),
    'nothing has saved "made" by then',
  ],
  ['unknown-fact', inLab('{ status: 200 }', '{ stauts: 200 }'), `${LAB}:13:25  a step http has no fact "stauts"`],
  [
    'unknown-fact',
    inLab('made: headers.location', 'made: header.location'),
    'a step http has no fact "header.location"',
  ],
  ['unknown-fact', inLab('when: { step: 1, status: 404 }', 'when: { stdout: no }'), 'a step http has no fact "stdout"'],
  ['matcher-words', inLab('{ at-least: 0 }', '{ at-lest: 0 }'), '"at-lest" is no word of a matcher'],
  [
    'matcher-words',
    inLab("json./text: 'one ${run}'", 'json./text: { has: one, hasnt: two }'),
    '"hasnt" is no word of a matcher',
  ],
  [
    'matcher-words',
    step('metrics: GET /\n        where: { route: { matchs: a } }'),
    `${LAB}:44:35  "matchs" is no word`,
  ],
  ['bad-pattern', step("metrics: GET /\n        where: { route: { matches: '(' } }"), `${LAB}:44:`],
  ['unknown-fact', step('said: new\n        want: { stdout: x }'), 'a step said has no fact "stdout"; it has lines'],
  [
    'status-not-promised',
    step('metrics: GET /\n        want: { status: 503 }'),
    'the contract does not promise 503 here, but 200',
  ],
  ['matcher-words', step('data: files\n        want: { names: { some: { matchs: a } } }'), '"matchs" is no word'],
  ['bad-pattern', inLab("'^/notes/[0-9]+$'", "'^/notes/[0-9+$$'"), `${LAB}:28:59  Invalid regular expression`],
  [
    'pattern-backtracks',
    inLab("'^/notes/[0-9]+$'", "'^/notes/([0-9]+)+$$'"),
    `${LAB}:28:59  a text such as "/notes/00000…" makes this pattern backtrack`,
  ],
  ['bad-selector', inLab("find: 'h1'", "find: 'h1['"), `${LAB}:46:15  "h1[" is not a CSS selector`],
  [
    'git-writes',
    inLab('git: rev-parse --show-cdup', 'git: tag v1'),
    `${LAB}:48:14  \`git tag v1\` may change something`,
  ],
  ['git-writes', inLab('git: rev-parse --show-cdup', 'git: log --output=log.txt'), 'may change something'],
  ['file-missing', inLab('lab:seed.txt', 'lab:sead.txt'), `${LAB}:43:9  the lab has no file files/sead.txt`],
  ['file-missing', step("run: [sh, 'lab:none.sh']"), 'the lab has no file files/none.sh'],
  ['unknown-operation', inLab('contract: [alive]', 'contract: [alife]'), `${LAB}:10:16  "alife" is not an operation`],
  ['unknown-operation', inLab('contract: [alive]', 'contract: [later]'), '"later" holds from step 3 on'],
  ['unknown-operation', inContract('register: users-create', 'register: users'), 'contract.yaml:3:41  "users" is not'],
  ['unknown-lab', step('tests: mutants'), `${LAB}:43:16  faults are found by the checks`],
  ['unknown-lab', step('tests: mutants\n        labs: [nowhere]'), '"nowhere" is no lab before this one'],
  [
    'unknown-check',
    step('tests: mutants\n        labs: [small-shelf]\n        checks: [alive]'),
    '"alive" is not a check of these labs',
  ],
  ['unknown-lab', inContract('lab: small-shelf', 'lab: large-shelf'), 'contract.yaml:3:18  "large-shelf" is not a lab'],
  ['status-not-promised', inLab('{ status: 200 }', '{ status: 204 }'), 'does not promise 204 here, but 200'],
  [
    'status-not-promised',
    inLab('{ status: 201,', '{ status: [200, 401],'),
    'does not promise 200, 401 here, but 201, 400, 422',
  ],
  ['status-not-promised', inLab('{ status: 201,', '{ status: 5xx,'), 'does not promise 5xx here'],
  ['status-left-out', inLab('{ status: 201,', '{ status: [201, 422],'), 'the contract takes 400 for as right'],
  ['unknown-fact', inLab('{ status: 201,', '{ misfit: no, status: 201,'), 'a step http has no fact "misfit"'],
  [
    'contract-missing',
    inLab(/ {4}contract: \[page\]\n[\s\S]*? {4}mistakes:/, '    steps:\n      - openapi: document\n    mistakes:'),
    'a check that sends requests says under',
  ],
  [
    'unknown-operation',
    inLab('app: started', 'app: started\nprogram: own'),
    `${LAB}:8:9  a program of its own is held`,
  ],
  [
    'status-not-promised',
    inLab(/app: started[^]*/, `app: started\nprogram: own${alone('{ status: 204 }')}`),
    'the brief does not name 204',
  ],
  [
    'read-later',
    inLab(/app: started[^]*/, `app: started\nprogram: own\noffered-after: queue${alone('{ status: 201 }')}`),
    '"shelf-shared" is of step 2, and this lab of step 1',
  ],
  ['yaml-shape', step('site: { /a: sometimes }'), 'must be a status, silent or dropped'],
  ['yaml-shape', step('site: { a: 200 }'), 'must be a path'],
  ['contract-missing', inLab('    contract: [alive]\n', ''), `${LAB}:7:9  a check that sends requests says under`],
  [
    'lab-brief',
    { [`${FOLDER}/brief.md`]: [[/$/, `\n${'word '.repeat(450)}`]] },
    `${FOLDER}/brief.md:1:1  a brief is one`,
  ],
  ['track-prose', { [`${FOLDER}/brief.md`]: [[/$/, '\n::: track=node\nIn Node.']] }, `${FOLDER}/brief.md:`],
  ['unknown-track', { [`${FOLDER}/brief.md`]: [[/$/, '\n::: track=rust\nIn Rust.\n:::']] }, '"rust" is not a track'],
  ['track-prose', inLab('hints: [Begin with the server.', 'hints: ["::: track=node\\nBegin."'), `${LAB}:5:`],
  ['raw-html', { [`${FOLDER}/brief.md`]: [['a heading', 'a <b>heading</b>']] }, `${FOLDER}/brief.md:4:`],
  ['lab-say', inLab('There is no such route.', 'No. It is not. Make it. Then try.'), 'at most 3 sentences are read'],
];

/** The same for what is proved by running it. */
export const LAB_RUN_CASES: [rule: RuleId, patches: Patches, said: string][] = [
  ['lab-reference', inLab('count: 1', 'count: 2'), `${LAB}:1:5  the node reference: look fails at step 2`],
  [
    'lab-starter',
    {
      [LAB]: [
        ['app: started', 'app: none'],
        [/ {2}- id: alive[\s\S]*?(?= {2}- id: look)/, ''],
        [/ {6}- html: GET \/\n.*\n.*\n/, ''],
      ],
    },
    'the node starter passes every check',
  ],
  ['lab-wrong', inLab('step: 1, status: 404', 'step: 1, status: 405'), 'fails without a sentence'],
  ['lab-wrong', inLab("from: '201'", "from: '2'"), '`from` stands'],
  ['lab-answers', inLab(/ {6}- http: GET \/\$\{run\}\n.*\n/, ''), 'alive passes on a server that answers 200'],
];
