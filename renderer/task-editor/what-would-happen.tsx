import { List, Skeleton, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { formatDuration } from '../ui/duration.ts';
import { issueSentence } from '../ui/issue-sentence.ts';
import { useEditorForm } from './editor-form.ts';
import type { EditorValues } from './editor-values.ts';
import { taskFromValues } from './input-from-values.ts';
import classes from './what-would-happen.module.css';

const quietMs = 350;

/** What the host would find if the task ran now: its program, its folder, and what is wrong. */
export function WhatWouldHappen() {
  const { values } = useEditorForm();
  const input = useMemo(() => checkInput(values), [values]);
  const [settled] = useDebouncedValue(JSON.stringify(input), quietMs);
  const isBlank = values.kind === 'command' ? values.command.trim() === '' : values.script.trim() === '';
  const check = useQuery({
    ...useOrpc().task.check.queryOptions({ input: JSON.parse(settled) as typeof input }),
    enabled: !isBlank,
    placeholderData: keepPreviousData,
    // Programs and folders come and go without the host saying so.
    staleTime: 0,
    gcTime: 0,
  });
  const issues = check.data?.issues ?? (check.error ? problemsOf(check.error) : []);

  return (
    <section className={classes.panel} aria-label="What would happen">
      <Title order={2} size="h5">
        What would happen
      </Title>
      {isBlank && (
        <Text size="sm" c="dimmed">
          Fill in {values.kind === 'command' ? 'the command' : 'the script'} to see what it would start.
        </Text>
      )}
      {!isBlank && check.isPending && <Skeleton height={14} width="60%" radius="sm" />}
      {!isBlank && !check.isPending && (
        <List spacing={6} size="sm" center listStyleType="none" aria-live="polite">
          {check.data?.programPath && (
            <Finding isGood>
              {values.kind === 'command' ? 'Starts' : 'Is run by'} <code>{check.data.programPath}</code>
            </Finding>
          )}
          {check.data && !issues.some(({ path }) => path.endsWith('workingFolder')) && (
            <Finding isGood>
              In the folder <code>{check.data.workingFolder}</code>
            </Finding>
          )}
          {values.timeLimitMs !== null && (
            <Finding isGood>Is stopped after {formatDuration(values.timeLimitMs)}</Finding>
          )}
          {issues.map(({ path, message }) => (
            <Finding key={`${path} ${message}`} isGood={false}>
              {findingSentence(path, message)}
            </Finding>
          ))}
        </List>
      )}
    </section>
  );
}

function checkInput(values: EditorValues) {
  const task = taskFromValues(values);
  // Whether the name is right is not the question here.
  return { task: { ...task, name: 'check', tags: [], notes: '' } };
}

function problemsOf(error: unknown) {
  const { message, issues } = explainError(error);
  return issues.length > 0 ? issues : [{ path: '', message }];
}

// Some complaints continue a field's name (“must not be empty”), others stand alone.
function findingSentence(path: string, message: string): string {
  return /^(must|is|has)\b/.test(message) ? `${fieldWords(path)} ${message}` : issueSentence(message);
}

function fieldWords(path: string): string {
  const field = path.replace(/^task\./, '');
  if (field.startsWith('options.program')) return 'The program';
  if (field.startsWith('options.args')) return 'An argument';
  if (field.startsWith('options.shell')) return 'The shell';
  if (field.startsWith('options.text')) return 'The script';
  if (field.startsWith('workingFolder')) return 'The working folder';
  if (field.startsWith('environment')) return `The variable ${field.slice('environment.'.length)}`;
  if (field.startsWith('timeLimitMs')) return 'The time limit';
  return field;
}

function Finding({ isGood, children }: { isGood: boolean; children: React.ReactNode }) {
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle;
  return (
    <List.Item
      className={classes.finding ?? ''}
      data-good={isGood || undefined}
      icon={<Icon size={17} aria-label={isGood ? 'Fine' : 'Problem'} />}
    >
      {children}
    </List.Item>
  );
}
