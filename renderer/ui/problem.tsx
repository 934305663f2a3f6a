import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FieldIssue } from '../../shared/error.ts';

interface ProblemProps {
  /** What could not be done: “The tasks could not be loaded”. */
  title: string;
  message: string;
  wayOut?: string | null;
  /** Complaints that have no field on this page to stand at. */
  issues?: readonly FieldIssue[];
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** Something went wrong: the cause and the way out. */
export function Problem({ title, message, wayOut, issues = [], onRetry, children }: ProblemProps) {
  // The host's message often is the list of complaints over again.
  const isRepeated = issues.length > 0 && issues.every((issue) => message.includes(issue.message));
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        {!isRepeated && <Text size="sm">{message}</Text>}
        {issues.length > 0 && (
          <List size="sm">
            {issues.map(({ path, message: text }) => (
              <List.Item key={`${path} ${text}`}>{path === '' ? text : `${path}: ${text}`}</List.Item>
            ))}
          </List>
        )}
        {wayOut && <Text size="sm">{wayOut}</Text>}
        {children}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
