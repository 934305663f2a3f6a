import { Stack, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import classes from './crontab-fields.module.css';
import { useEditorForm } from './editor-form.ts';
import { MomentField } from './moment-field.tsx';
import { RruleBuilder } from './rrule-builder.tsx';
import { partsOfRule, type RruleParts, ruleOfParts } from './rrule-parts.ts';

/** A recurrence rule, as fields and as text; both are always the same. */
export function RruleFields({ at }: { at: number }) {
  const form = useEditorForm();
  const rule = form.values.entries[at]?.rrule.rule ?? '';
  // Holds what the text leaves out, such as the weekdays while the rule is monthly.
  const latest = useRef<RruleParts | null>(null);
  const parts = latest.current && ruleOfParts(latest.current) === rule ? latest.current : partsOfRule(rule);
  const change = (next: RruleParts) => {
    latest.current = next;
    form.setFieldValue(`entries.${at}.rrule.rule`, ruleOfParts(next));
  };
  return (
    <Stack gap="sm">
      {parts ? (
        <RruleBuilder parts={parts} onChange={change} />
      ) : (
        <Text size="sm" c="dimmed">
          This rule says more than the fields here can show: change its text below.
        </Text>
      )}
      <MomentField
        label="Starts"
        description="The first day, and the time of day of all."
        path={`entries.${at}.rrule.start`}
      />
      <TextInput
        label="Rule"
        description="the same as text, as calendars write it (RFC 5545)"
        classNames={{ input: classes.expression ?? '' }}
        spellCheck={false}
        autoCapitalize="off"
        {...form.getInputProps(`entries.${at}.rrule.rule`)}
      />
    </Stack>
  );
}
