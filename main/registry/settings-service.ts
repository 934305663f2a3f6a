import { Settings } from '../../shared/model/settings.ts';

type SettingsPatch = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** Settings as the core uses them: read from memory, kept when changed. */
export interface SettingsService {
  get(): Settings;
  /** Changes what `patch` holds and leaves the rest. */
  update(patch: SettingsPatch): Settings;
}

/** Builds the service over what is kept; `onChange` is called after a change was kept. */
export function createSettingsService(
  store: { read(): Settings; write(value: Settings): void },
  onChange: (next: Settings, previous: Settings) => void,
): SettingsService {
  let current = store.read();
  return {
    get: () => current,
    update: (patch) => {
      const previous = current;
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const next = Settings.parse({ ...current, ...given });
      store.write(next);
      current = next;
      onChange(next, previous);
      return next;
    },
  };
}
