import { Stack, Text, Title } from '@mantine/core';
import {
  IconChevronRight,
  IconClockPlay,
  IconFileImport,
  IconFolderUp,
  IconPlus,
  IconSunrise,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './first-steps.module.css';

/** What a first start shows: three ways to a running task. */
export function FirstSteps() {
  return (
    <Stack gap="lg" className={classes.steps ?? ''}>
      <div>
        <Title order={2} size="h4">
          Nothing is scheduled yet
        </Title>
        <Text c="dimmed" mt={4}>
          A task is something to run: a program or a script. A schedule says when. Begin with any of these:
        </Text>
      </div>
      <Stack component="ul" gap="xs" className={classes.ways ?? ''}>
        <Way
          icon={IconClockPlay}
          title="Say hello every minute"
          text="The smallest task there is, to see how it works."
        >
          {(className, children) => (
            <Link to="/tasks/new" search={{ template: 'hello' }} className={className}>
              {children}
            </Link>
          )}
        </Way>
        <Way
          icon={IconFolderUp}
          title="Back up a folder every night"
          text="Copies a folder at 02:00, or on waking when the computer slept."
        >
          {(className, children) => (
            <Link to="/tasks/new" search={{ template: 'backup' }} className={className}>
              {children}
            </Link>
          )}
        </Way>
        <Way
          icon={IconSunrise}
          title="Run a script every weekday morning"
          text="A few lines of shell at 08:30 from Monday to Friday."
        >
          {(className, children) => (
            <Link to="/tasks/new" search={{ template: 'morning' }} className={className}>
              {children}
            </Link>
          )}
        </Way>
        <Way icon={IconFileImport} title="Import tasks" text="From a file that another Downbeat exported.">
          {(className, children) => (
            <Link to="/transfer" search={{ tab: 'import' }} className={className}>
              {children}
            </Link>
          )}
        </Way>
        <Way icon={IconPlus} title="Empty task" text="Start from nothing.">
          {(className, children) => (
            <Link to="/tasks/new" className={className}>
              {children}
            </Link>
          )}
        </Way>
      </Stack>
    </Stack>
  );
}

interface WayProps {
  icon: TablerIcon;
  title: string;
  text: string;
  children: (className: string, content: ReactNode) => ReactNode;
}

function Way({ icon: Icon, title, text, children }: WayProps) {
  return (
    <li>
      {children(
        classes.way ?? '',
        <>
          <Icon size={24} stroke={1.5} aria-hidden className={classes.icon} />
          <span className={classes.words}>
            <strong>{title}</strong>
            <Text span size="sm" c="dimmed">
              {text}
            </Text>
          </span>
          <IconChevronRight size={18} aria-hidden className={classes.chevron} />
        </>,
      )}
    </li>
  );
}
