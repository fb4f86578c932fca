import { usageError } from '../errors.js';
import type { Context } from '../context.js';
import { SETTINGS, type Setting } from '../domain/standing/settings.js';
import { readHere, setHere } from '../store/here.js';
import { useRoadmap } from '../teaching/packs/use-roadmap.js';

export async function configGet(context: Context, key: string | undefined, { json }: { json: boolean }): Promise<void> {
  const { terminal } = context;
  const settings = { ...(await context.store()).progress.settings, ...(await hereOf(context)) };
  const wanted = key === undefined ? SETTINGS : [settingOf(key)];
  if (json) {
    const { jsonLine } = await import('../report/json.js');
    const values = wanted.map(({ key: name, otherwise }) => [name, settings[name] ?? otherwise]);
    return terminal.print(jsonLine({ settings: Object.fromEntries(values) as Record<string, string | null> }));
  }
  for (const { key: name, about, otherwise } of wanted) {
    const unset = otherwise === null ? '(not set)' : `${otherwise} (not set)`;
    const value = settings[name] ?? otherwise ?? '';
    if (key !== undefined) terminal.print(value);
    else {
      const line = `${name} = ${settings[name] ?? unset}  # ${about}`;
      if (terminal.attended) terminal.say(line, 2);
      else terminal.print(line);
    }
  }
}

export async function configSet(context: Context, key: string, value: string): Promise<void> {
  const { fault: faultOf, here, ofAll } = settingOf(key);
  if (key === 'roadmap') {
    // Not the roadmap of today first: one that can no longer be read is left this way.
    useRoadmap(context.root, value);
    return context.terminal.print(`${key} = ${value}`);
  }
  const { roadmap } = await context.content();
  const fault = faultOf(value, roadmap);
  if (fault) throw usageError(`"${value}" is no value for ${key}.`, fault);
  if (here) setHere(ofAll ? context.root : await context.home(), key, value);
  else await (await context.store()).record({ type: 'setting', key, value }, 'The setting');
  context.terminal.print(`${key} = ${value}`);
}

/** Goes back to what holds where nothing is set. */
export async function configUnset(context: Context, key: string): Promise<void> {
  const { otherwise, here, ofAll } = settingOf(key);
  const store = await context.store();
  if (here) setHere(ofAll ? context.root : await context.home(), key, null);
  else if (store.progress.settings[key] !== undefined) await store.record({ type: 'setting', key, value: null });
  context.terminal.print(`${key} is not set${otherwise === null ? '' : `: ${otherwise} holds`}`);
}

export async function configPath(context: Context): Promise<void> {
  context.terminal.print(await context.home());
}

/** A history that says otherwise, as another version or another hand may have written it, is not heard. */
async function hereOf(context: Context): Promise<Record<string, string | undefined>> {
  const [ofAll, own] = [readHere(context.root), readHere(await context.home())];
  return Object.fromEntries(
    SETTINGS.flatMap((setting) => (setting.here ? [[setting.key, (setting.ofAll ? ofAll : own)[setting.key]]] : [])),
  );
}

function settingOf(key: string): Setting {
  const setting = SETTINGS.find((known) => known.key === key);
  if (!setting)
    throw usageError(`There is no setting "${key}".`, `Settings: ${SETTINGS.map((known) => known.key).join(', ')}.`);
  return setting;
}
