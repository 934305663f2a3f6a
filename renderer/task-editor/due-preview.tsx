import { List, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schedule } from '../../shared/model/schedule.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { DueTimes } from '../ui/due-times.tsx';
import { issueSentence } from '../ui/issue-sentence.ts';
import { useNow } from '../ui/now.tsx';
import classes from './due-preview.module.css';
import type { EntryValues } from './editor-values.ts';
import { scheduleFromValues } from './input-from-values.ts';

const quietMs = 200;
const shownCount = 5;

/** A schedule in words and its next due times, kept in step with what is typed. */
export function DuePreview({ entry }: { entry: EntryValues }) {
  const now = useNow();
  const [settled] = useDebouncedValue(JSON.stringify(scheduleFromValues(entry)), quietMs);
  const preview = useQuery({
    ...useOrpc().schedule.preview.queryOptions({
      input: { schedule: JSON.parse(settled) as Schedule, count: shownCount },
    }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = preview;
  const first = preview.data?.due[0];
  const isOver = first !== undefined && first <= now && !preview.isFetching;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);

  if (preview.error) {
    const { issues, message } = explainError(preview.error);
    return (
      <Text size="sm" className={classes.warning ?? ''} role="status">
        <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
        {issues.length > 0 ? issues.map((issue) => issueSentence(issue.message)).join('; ') : message}
      </Text>
    );
  }
  if (!preview.data) return <Skeleton height={116} radius="sm" />;
  const { sentence, warnings, due } = preview.data;
  return (
    <div className={classes.preview} data-stale={preview.isPlaceholderData || undefined}>
      <Text fw={600} role="status">
        {sentence}
      </Text>
      {warnings.length > 0 && (
        <List size="sm" listStyleType="none" spacing={4}>
          {warnings.map((warning) => (
            <List.Item key={warning} className={classes.warning ?? ''}>
              <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
              {issueSentence(warning)}
            </List.Item>
          ))}
        </List>
      )}
      <DueTimes due={due} timeZone={entry.timeZone} />
    </div>
  );
}
