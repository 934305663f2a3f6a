import { ActionIcon, Button, Checkbox, Group, Input, Paper, Select, Text, TextInput } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEditorForm } from './editor-form.ts';
import type { WindowValues } from './editor-values.ts';
import classes from './exclusion-fields.module.css';
import { WeekdayChips } from './weekday-chips.tsx';

const actions = [
  { value: 'skip', label: 'leave out what falls into them' },
  { value: 'move', label: 'run at the next allowed time instead' },
];

/** Days, parts of the week and calendars in which it is not due. */
export function ExclusionFields({ at }: { at: number }) {
  const form = useEditorForm();
  const entry = form.values.entries[at];
  if (!entry) return null;
  const path = `entries.${at}.exclusions`;
  const { dates, windows, calendars } = entry.exclusions;
  const lists = [
    { list: 'dates', label: 'Add a day', line: { date: '' } },
    { list: 'windows', label: 'Add hours of the week', line: { weekdays: [], from: '22:00', to: '07:00' } },
    { list: 'calendars', label: 'Add a calendar', line: { path: '' } },
  ];
  const remove = (list: string, line: number) => form.removeListItem(`${path}.${list}`, line);
  return (
    <Input.Wrapper label="Except" labelElement="div" description="Days, hours and calendars in which it is not due.">
      <div className={classes.lists}>
        {dates.length > 0 && (
          <div className={classes.dates}>
            {dates.map(({ key }, line) => (
              <div key={key} className={classes.line}>
                <TextInput
                  type="date"
                  aria-label={`Day ${line + 1} left out`}
                  max="9999-12-31"
                  {...form.getInputProps(`${path}.dates.${line}.date`)}
                />
                <Remove label={`Remove day ${line + 1}`} onClick={() => remove('dates', line)} />
              </div>
            ))}
          </div>
        )}
        {windows.map((window, line) => (
          <WindowLine
            key={window.key}
            name={`Hours ${line + 1}`}
            window={window}
            path={`${path}.windows.${line}`}
            onRemove={() => remove('windows', line)}
          />
        ))}
        {calendars.map(({ key }, line) => (
          <div key={key} className={classes.line}>
            <TextInput
              aria-label={`Calendar ${line + 1} left out`}
              placeholder="/home/you/holidays.ics"
              classNames={{ input: classes.mono ?? '' }}
              spellCheck={false}
              flex={1}
              {...form.getInputProps(`${path}.calendars.${line}.path`)}
            />
            <Remove label={`Remove calendar ${line + 1}`} onClick={() => remove('calendars', line)} />
          </div>
        ))}
        <Group gap={6}>
          {lists.map(({ list, label, line }) => (
            <Button
              key={list}
              size="compact-sm"
              variant="light"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => form.insertListItem(`${path}.${list}`, { key: randomId(), ...line })}
            >
              {label}
            </Button>
          ))}
        </Group>
        {dates.length + windows.length + calendars.length > 0 && (
          <Select
            label="In these times"
            allowDeselect={false}
            data={actions}
            maw={320}
            {...form.getInputProps(`${path}.action`)}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

interface WindowLineProps {
  name: string;
  window: WindowValues;
  path: string;
  onRemove: () => void;
}

function WindowLine({ name, window, path, onRemove }: WindowLineProps) {
  const form = useEditorForm();
  const isAllDay = window.from === '00:00' && window.to === '24:00';
  const setSpan = (from: string, to: string) => form.setFieldValue(path, { ...window, from, to });
  return (
    <Paper withBorder className={classes.window ?? ''} role="group" aria-label={name}>
      <div className={classes.line}>
        <WeekdayChips
          label="On"
          value={window.weekdays}
          onChange={(weekdays) => form.setFieldValue(`${path}.weekdays`, weekdays)}
          error={form.errors[`${path}.weekdays`]}
        />
        <Remove label={`Remove hours ${name.split(' ').at(-1)}`} onClick={onRemove} />
      </div>
      <Group gap="xs" align="center">
        <Checkbox
          label="All day"
          checked={isAllDay}
          onChange={(event) => (event.currentTarget.checked ? setSpan('00:00', '24:00') : setSpan('22:00', '07:00'))}
        />
        {!isAllDay && (
          <Group gap={6} wrap="nowrap" align="flex-start">
            <TextInput type="time" aria-label="From" {...form.getInputProps(`${path}.from`)} />
            <Text span pt={8}>
              to
            </Text>
            <TextInput
              type="time"
              aria-label="To"
              // The field knows no 24:00, which is the midnight that ends a day.
              {...form.getInputProps(`${path}.to`)}
              value={window.to === '24:00' ? '00:00' : window.to}
            />
          </Group>
        )}
      </Group>
    </Paper>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
