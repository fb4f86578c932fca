import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openNeeds, type CheckResult } from '../../domain/lab/check-result.js';
import type { Check } from '../../domain/lab/lab.js';
import type { Project } from '../project.js';
import type { AccountsWay } from './accounts.js';

/** Why a check is not asked; null where it can be. */
export function unmet(
  check: Check,
  results: ReadonlyMap<string, CheckResult>,
  { project, accounts }: { project: Project; accounts: AccountsWay | null },
): CheckResult | null {
  const platform = PLATFORMS[process.platform] ?? process.platform;
  if (check.notOn.includes(platform)) return { kind: 'not-here', why: `it cannot be checked on ${platform}` };
  const set = check.notWith.find((name) => project.env[name] !== undefined);
  if (set !== undefined) return { kind: 'not-here', why: `it cannot be checked where shelf.yaml sets ${set}` };
  if (check.accounts && accounts === null) return { kind: 'not-here', why: 'it is asked once Shelf has accounts' };
  const { onlyWith } = check;
  if (onlyWith.length > 0 && !onlyWith.some((name) => existsSync(join(project.folder, name))))
    return { kind: 'not-here', why: `there is no ${onlyWith.join(' or ')} in your folder` };
  const elsewhere = check.needs.find((id) => results.get(id)?.kind === 'not-here');
  if (elsewhere !== undefined)
    return { kind: 'not-here', why: `it stands on ${elsewhere}, which could not be checked` };
  const needs = openNeeds(check, results);
  return needs.length > 0 ? { kind: 'not-asked', needs } : null;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', darwin: 'macos', linux: 'linux' };
