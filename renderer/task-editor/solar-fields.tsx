import { Group, NumberInput, Select, Stack } from '@mantine/core';
import { cities, cityAt, cityName } from './cities.ts';
import { DurationField } from './duration-field.tsx';
import { useEditorForm } from './editor-form.ts';

const moments = [
  { value: 'dawn', label: 'Dawn: it gets light' },
  { value: 'sunrise', label: 'Sunrise' },
  { value: 'noon', label: 'Noon: the sun is highest' },
  { value: 'sunset', label: 'Sunset' },
  { value: 'dusk', label: 'Dusk: it is dark' },
];

const sides = [
  { value: 'before', label: 'before it' },
  { value: 'after', label: 'after it' },
];

const cityOptions = cities.map((city) => ({ value: city.timeZone, label: cityName(city) }));

/** A moment of the sun, some time around it, and the place. */
export function SolarFields({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  const { solar } = entry;
  const path = `entries.${at}.solar`;
  const goTo = (timeZone: string | null) => {
    const city = cities.find((one) => one.timeZone === timeZone);
    if (city) form.setFieldValue(path, { ...solar, latitude: city.latitude, longitude: city.longitude });
  };
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-start">
        <Select
          label="Moment"
          allowDeselect={false}
          data={moments}
          flex="1 1 11rem"
          {...form.getInputProps(`${path}.event`)}
        />
        <DurationField
          label="How far from it"
          emptyLabel="exactly then"
          flex="1 1 13rem"
          value={solar.offsetMs === 0 ? null : solar.offsetMs}
          onChange={(ms) => form.setFieldValue(`${path}.offsetMs`, ms ?? 0)}
          error={form.errors[`${path}.offsetMs`]}
        />
        {solar.offsetMs !== 0 && (
          <Select
            label="Side"
            allowDeselect={false}
            data={sides}
            flex="1 1 7rem"
            {...form.getInputProps(`${path}.side`)}
          />
        )}
      </Group>
      <Group gap="xs" align="flex-start">
        <NumberInput
          label="Latitude"
          description="north is positive"
          hideControls
          min={-90}
          max={90}
          clampBehavior="none"
          suffix="°"
          flex="1 1 6rem"
          {...form.getInputProps(`${path}.latitude`)}
        />
        <NumberInput
          label="Longitude"
          description="east is positive"
          hideControls
          min={-180}
          max={180}
          clampBehavior="none"
          suffix="°"
          flex="1 1 6rem"
          {...form.getInputProps(`${path}.longitude`)}
        />
        <Select
          label="Place"
          description="or as a large city"
          placeholder="elsewhere"
          flex="1 1 10rem"
          data={cityOptions}
          searchable
          nothingFoundMessage="Fill in the degrees"
          value={cityAt(solar.latitude, solar.longitude)?.timeZone ?? null}
          onChange={goTo}
        />
      </Group>
    </Stack>
  );
}
