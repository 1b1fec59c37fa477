import { table } from './marked-part.ts';

/** What of a zod setting can be asked. */
type Setting = {
  description?: string | undefined;
  safeParse(value: unknown): { success: boolean; data?: unknown };
  options?: readonly unknown[];
  unwrap?(): Setting;
};
export type SettingsShape = Readonly<Record<string, Setting>>;

/** One table for both kinds of process: a setting that both read is told once, unless they differ. */
export function settingsPart(subgraph: SettingsShape, gateway: SettingsShape): string {
  const rows = [...new Set([...Object.keys(subgraph), ...Object.keys(gateway)])].flatMap((name) => {
    const lines = [
      ...(subgraph[name] ? [{ of: 'services', ...describe(subgraph[name]) }] : []),
      ...(gateway[name] ? [{ of: 'gateway', ...describe(gateway[name]) }] : []),
    ];
    const [first, second] = lines;
    const alike = first && second && first.fallback === second.fallback && first.meaning === second.meaning;
    return (alike ? [{ ...first, of: 'all' }] : lines).map(({ of, fallback, meaning }) => [`\`${name}\``, of, fallback, meaning]);
  });
  return table(['setting', 'read by', 'default', 'meaning'], rows);
}

function describe(setting: Setting): { fallback: string; meaning: string } {
  const options = optionsOf(setting);
  const choice = options.length ? `One of ${options.map((option) => `\`${option}\``).join(', ')}.` : '';
  return { fallback: fallbackOf(setting), meaning: [setting.description ?? '', choice].filter(Boolean).join(' ') };
}

/** What the setting is when it is absent. */
function fallbackOf(setting: Setting): string {
  const { success, data } = setting.safeParse(undefined);
  if (!success) return 'required';
  if (data === undefined || data === '' || JSON.stringify(data) === '[]' || JSON.stringify(data) === '{}') return '–';
  return `\`${data}\``;
}

function optionsOf(setting: Setting): readonly unknown[] {
  return setting.options ?? (setting.unwrap ? optionsOf(setting.unwrap()) : []);
}
