import type { Contract, ContractAnswer, ContractCommand, ContractOperation } from '../domain/lab/contract.js';

/** What Shelf promises up to a step, as Markdown: SHELF.md of the learner's folder. */
export function contractText(contract: Contract, step: number): string {
  const holds = ({ since }: { since: number }) => since <= step;
  const settings = contract.settings.filter(holds);
  const commands = contract.commands.filter(holds);
  const operations = contract.operations
    .filter(holds)
    .map((operation) => ({ ...operation, answers: operation.answers.filter(({ since = 0 }) => since <= step) }));
  const shapes = Object.entries(contract.shapes).filter(
    ([name]) => JSON.stringify(operations).includes(`"${name}"`) || name === 'field-error',
  );
  const blocks = [
    `# What Shelf promises, up to step ${step}`,
    'The checks of `roadmap lab` ask for this and nothing else. A list of codes means that they are equally right; more fields may come.',
    ...section(
      'Settings',
      settings.map(({ name, says, knob, default: otherwise }) => {
        const more = `${knob ? ' Off unless it is set.' : ''}${otherwise ? ` Default: \`${otherwise}\`.` : ''}`;
        return `- \`${name}\`: ${says}${more}`;
      }),
    ),
    ...section('In a terminal', commands.map(commandText)),
    ...section(
      'Over HTTP',
      operations.flatMap((operation) => operationText(operation, step)),
    ),
    ...section(
      'What bodies hold',
      operations.length === 0 ? [] : shapes.map(([name, fields]) => `- **${name}**: ${fieldsText(fields, step)}`),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function commandText({ run, stdin, prints, complains, exit, says }: ContractCommand): string {
  const parts = [
    ...(stdin === undefined ? [] : [`reads ${word(stdin)}`]),
    ...(prints === undefined ? [] : [`prints ${word(prints)}`]),
    ...(complains === undefined ? [] : [`says ${word(complains)}`]),
    ...(exit === undefined ? [] : [`ends with ${word(exit)}`]),
  ];
  return `- \`${run}\`: ${[...(parts.length > 0 ? [`${parts.join('; ')}.`] : []), ...(says === undefined ? [] : [says])].join(' ')}`;
}

function operationText(operation: ContractOperation, step: number): string[] {
  const { request, as, answers, says, body, query, headers } = operation;
  const given = Object.entries({ body, query, headers })
    .filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]))
    .map(([name, fields]) => [name, Object.entries(fields).filter(([, says]) => !isLater(says, step))] as const)
    .flatMap(([name, fields]) =>
      fields.length === 0 ? [] : [`  - ${name}: ${namedText(Object.fromEntries(fields))}`],
    );
  const who = as === 'owner' ? ' (only its owner)' : as === 'user' ? ' (who is logged in)' : '';
  return [
    `- \`${request}\`${step >= 8 ? who : ''}${says === undefined ? '' : `: ${says}`}`,
    ...given,
    ...answers.map(answerText),
  ];
}

function answerText({ status, body, when, headers }: ContractAnswer): string {
  const codes = status === undefined ? 'any code' : Array.isArray(status) ? status.join(' or ') : String(status);
  const more = [
    ...(body === undefined ? [] : [`with ${Array.isArray(body) ? body.map(word).join(' or ') : word(body)}`]),
    ...(isRecord(headers) ? [namedText(headers)] : []),
    ...(when === undefined ? [] : [when]),
  ];
  return `  - ${codes}${more.length > 0 ? `: ${more.join('; ')}` : ''}`;
}

function namedText(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, says]) => `\`${name}\` (${word(isRecord(says) ? says['says'] : says)})`)
    .join(', ');
}

function fieldsText(fields: Record<string, unknown>, step: number): string {
  const told = Object.entries(fields).map(([name, about]) => {
    if (!isRecord(about)) return name === 'media' ? `sent as ${list(about)}` : `${name}: ${word(about)}`;
    if (isLater(about, step)) return null;
    const { type, of, rules, says, optional } = about;
    const kind = `${list(type)}${of === undefined ? '' : ` of ${word(of)}`}${optional === true ? ', optional' : ''}`;
    return `\`${name}\` (${[kind, ...(rules === undefined ? [] : [rules].flat().map(word)), ...(says === undefined ? [] : [word(says)])].join('; ')})`;
  });
  return told.filter((text) => text !== null).join(', ');
}

/** A field may come later than what it stands in. */
function isLater(about: unknown, step: number): boolean {
  return isRecord(about) && typeof about['since'] === 'number' && about['since'] > step;
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.map(word).join(' or ') : word(value);
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
