import { Group, Select, TextInput } from '@mantine/core';
import { monthName, ordinal, ordinalWord, weekdayName } from '../../shared/schedule/english.ts';
import type { RruleParts } from './rrule-parts.ts';
import { WeekdayChips } from './weekday-chips.tsx';
import { WholeNumberField } from './whole-number-field.tsx';

const frequencies = [
  { value: 'HOURLY', label: 'hours' },
  { value: 'DAILY', label: 'days' },
  { value: 'WEEKLY', label: 'weeks' },
  { value: 'MONTHLY', label: 'months' },
  { value: 'YEARLY', label: 'years' },
];

const ways = [
  { value: 'start', label: 'the same day as the start' },
  { value: 'day', label: 'a day of the month' },
  { value: 'weekday', label: 'a weekday of the month' },
];

const ends = [
  { value: 'never', label: 'never' },
  { value: 'count', label: 'after so many times' },
  { value: 'date', label: 'after a day' },
];

const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthName(at + 1) }));
const weekdays = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekdayName(day) }));
const places = [1, 2, 3, 4, 5].map((nth) => ({ value: String(nth), label: ordinalWord(nth) }));
const lastPlaces = [
  { value: '-1', label: 'last' },
  ...[2, 3, 4, 5].map((nth) => ({ value: String(-nth), label: `${ordinalWord(nth)} to last` })),
];
const days = [
  ...Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: ordinal(at + 1) })),
  { value: '-1', label: 'last' },
  ...Array.from({ length: 30 }, (_, at) => ({ value: String(-at - 2), label: `${ordinal(at + 2)} to last` })),
];

interface RruleBuilderProps {
  parts: RruleParts;
  onChange: (parts: RruleParts) => void;
}

/** The fields of a recurrence rule. */
export function RruleBuilder({ parts, onChange }: RruleBuilderProps) {
  const set = (part: Partial<RruleParts>) => onChange({ ...parts, ...part });
  const { frequency } = parts;
  return (
    <>
      <Group gap="xs" align="flex-start">
        <WholeNumberField
          label="Every"
          min={1}
          max={1_000_000_000}
          w={96}
          value={parts.interval}
          onChange={(interval) => set({ interval })}
        />
        <Select
          label="Period"
          allowDeselect={false}
          data={frequencies}
          flex="1 1 8rem"
          value={frequency}
          onChange={(value) => value && set({ frequency: value as RruleParts['frequency'] })}
        />
        {frequency === 'YEARLY' && (
          <Select
            label="In"
            data={months}
            placeholder="the month of the start"
            clearable={parts.on.by === 'start'}
            clearButtonProps={{ 'aria-label': 'The month of the start' }}
            allowDeselect={false}
            flex="1 1 8rem"
            value={parts.month === null ? (parts.on.by === 'start' ? null : '1') : String(parts.month)}
            onChange={(value) => set({ month: value === null ? null : Number(value) })}
          />
        )}
      </Group>
      {frequency === 'WEEKLY' && (
        <WeekdayChips
          label="On"
          value={parts.weekdays.map(String)}
          onChange={(chosen) => set({ weekdays: chosen.map(Number).sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7)) })}
        />
      )}
      {(frequency === 'MONTHLY' || frequency === 'YEARLY') && (
        <DayOfMonth on={parts.on} onChange={(on) => set({ on })} />
      )}
      <End end={parts.end} onChange={(end) => set({ end })} />
    </>
  );
}

function DayOfMonth({ on, onChange }: { on: RruleParts['on']; onChange: (on: RruleParts['on']) => void }) {
  const choose = (by: string | null) => {
    if (by === 'start') onChange({ by });
    if (by === 'day') onChange({ by, day: 1 });
    if (by === 'weekday') onChange({ by, nth: -1, weekday: 5 });
  };
  return (
    <Group gap="xs" align="flex-start">
      <Select label="On" allowDeselect={false} data={ways} flex="1 1 12rem" value={on.by} onChange={choose} />
      {on.by === 'day' && (
        <Select
          label="Day"
          allowDeselect={false}
          searchable
          data={days}
          flex="1 1 7rem"
          value={String(on.day)}
          onChange={(day) => day && onChange({ by: 'day', day: Number(day) })}
        />
      )}
      {on.by === 'weekday' && (
        <>
          <Select
            label="Which"
            allowDeselect={false}
            data={[...places, ...lastPlaces]}
            flex="1 1 7rem"
            value={String(on.nth)}
            onChange={(nth) => nth && onChange({ ...on, nth: Number(nth) })}
          />
          <Select
            label="Weekday"
            allowDeselect={false}
            data={weekdays}
            flex="1 1 8rem"
            value={String(on.weekday)}
            onChange={(weekday) => weekday && onChange({ ...on, weekday: Number(weekday) })}
          />
        </>
      )}
    </Group>
  );
}

function End({ end, onChange }: { end: RruleParts['end']; onChange: (end: RruleParts['end']) => void }) {
  const choose = (by: string | null) => {
    if (by === 'never') onChange({ by });
    if (by === 'count') onChange({ by, count: 10 });
    if (by === 'date') onChange({ by, date: `${new Date().getFullYear() + 1}-12-31` });
  };
  return (
    <Group gap="xs" align="flex-start">
      <Select label="Ends" allowDeselect={false} data={ends} flex="1 1 10rem" value={end.by} onChange={choose} />
      {end.by === 'count' && (
        <WholeNumberField
          label="Times"
          min={1}
          max={1_000_000_000}
          flex="1 1 7rem"
          value={end.count}
          onChange={(count) => onChange({ by: 'count', count })}
        />
      )}
      {end.by === 'date' && (
        <TextInput
          type="date"
          label="Last day"
          max="9999-12-31"
          flex="1 1 9rem"
          value={end.date}
          onChange={({ currentTarget: { value } }) => value !== '' && onChange({ by: 'date', date: value })}
        />
      )}
    </Group>
  );
}
