import { Badge, Group, Title } from '@mantine/core';
import type { TaskView } from '../../shared/api.ts';
import { formatDuration } from '../ui/duration.ts';
import { Moment } from '../ui/moment.tsx';
import { formatShellWords } from '../ui/shell-words.ts';
import classes from './task-page.module.css';

/** What a task is: its program or script and everything around it. */
export function TaskDefinition({ task }: { task: TaskView }) {
  const { options } = task;
  const variables = Object.entries(task.environment);
  return (
    <section className={classes.section} aria-label="Definition">
      <Title order={2} size="h5">
        What it runs
      </Title>
      <pre className={classes.code}>
        {options.kind === 'command' ? formatShellWords([options.program, ...options.args]) : options.text}
      </pre>
      <dl className={classes.facts}>
        <dt>Kind</dt>
        <dd>{options.kind === 'command' ? 'Command, without a shell' : `Script for ${options.shell}`}</dd>
        <dt>Working folder</dt>
        <dd>{task.workingFolder ?? 'Home folder'}</dd>
        <dt>Time limit</dt>
        <dd>{task.timeLimitMs === null ? 'None' : formatDuration(task.timeLimitMs)}</dd>
        {variables.length > 0 && (
          <>
            <dt>Environment</dt>
            <dd>
              <pre className={classes.code}>{variables.map(([name, value]) => `${name}=${value}`).join('\n')}</pre>
            </dd>
          </>
        )}
        {task.tags.length > 0 && (
          <>
            <dt>Tags</dt>
            <dd>
              <Group gap={6}>
                {task.tags.map((tag) => (
                  <Badge key={tag} size="sm" variant="light" color="gray" tt="none" fw={500}>
                    {tag}
                  </Badge>
                ))}
              </Group>
            </dd>
          </>
        )}
        {task.notes !== '' && (
          <>
            <dt>Notes</dt>
            <dd className={classes.notes}>{task.notes}</dd>
          </>
        )}
        <dt>Changed</dt>
        <dd>
          <Moment at={task.updatedAt} />
        </dd>
      </dl>
    </section>
  );
}
