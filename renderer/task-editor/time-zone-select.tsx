import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { zoneName } from '../ui/absolute-time.ts';

type TimeZoneSelectProps = Pick<SelectProps, 'value' | 'onChange' | 'error'>;

/** Chooses a time zone by typing a part of its name. */
export function TimeZoneSelect({ value, ...props }: TimeZoneSelectProps) {
  const zones = useMemo(() => {
    const known = new Set(['UTC', ...(value ? [value] : []), ...Intl.supportedValuesOf('timeZone')]);
    return Array.from(known, (zone) => ({ value: zone, label: zoneName(zone) }));
  }, [value]);
  return (
    <Select
      label="Time zone"
      data={zones}
      value={value ?? null}
      searchable
      allowDeselect={false}
      limit={80}
      nothingFoundMessage="No zone of that name"
      {...props}
    />
  );
}
