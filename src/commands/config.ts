import { usageError } from '../errors.js';
import type { Context } from '../context.js';
import { SETTINGS, type Setting } from '../domain/standing/settings.js';

export async function configGet(context: Context, key: string | undefined): Promise<void> {
  const { settings } = (await context.store()).progress;
  const wanted = key === undefined ? SETTINGS : [settingOf(key)];
  for (const { key: name, about } of wanted) {
    context.terminal.print(
      key === undefined ? `${name} = ${settings[name] ?? '(not set)'}  # ${about}` : (settings[name] ?? ''),
    );
  }
}

export async function configSet(context: Context, key: string, value: string): Promise<void> {
  const { roadmap } = await context.content();
  const fault = settingOf(key).fault(value, roadmap);
  if (fault) throw usageError(`"${value}" is no value for ${key}.`, fault);
  await (await context.store()).record({ type: 'setting', key, value }, 'The setting');
  context.terminal.print(`${key} = ${value}`);
}

export async function configPath(context: Context): Promise<void> {
  context.terminal.print(await context.home());
}

function settingOf(key: string): Setting {
  const setting = SETTINGS.find((known) => known.key === key);
  if (!setting)
    throw usageError(`There is no setting "${key}".`, `Settings: ${SETTINGS.map((known) => known.key).join(', ')}.`);
  return setting;
}
