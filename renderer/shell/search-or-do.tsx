import { Spotlight } from '@mantine/spotlight';
import { IconPlayerPause, IconPlayerPlay, IconPlus, IconSearch, IconTerminal2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useOrpc } from '../api/api-context.tsx';
import { findTasks } from './find-tasks.ts';
import { useNavigation } from './use-navigation.ts';
import { usePauseResume } from './use-pause-resume.ts';

const mostTasks = 8;

/** The search that also does things: goes to pages and tasks, makes a task, pauses and resumes. */
export function SearchOrDo() {
  const orpc = useOrpc();
  const navigate = useNavigate();
  const pages = useNavigation();
  const { isPaused, toggle } = usePauseResume();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  // Not deferred: what Enter chooses is the first of what is on the screen when a letter was typed.
  const wanted = query.trim();
  const { data: tasks = [] } = useQuery(orpc.task.list.queryOptions({ input: {}, enabled: isOpen }));

  const actions = [
    { label: 'New task', icon: IconPlus, run: () => void navigate({ to: '/tasks/new' }) },
    isPaused
      ? { label: 'Resume everything', icon: IconPlayerPlay, run: toggle }
      : { label: 'Pause everything…', icon: IconPlayerPause, run: toggle },
    ...pages.map(({ label, icon, path }) => ({
      label: `Go to ${label}`,
      icon,
      run: () => void navigate({ to: path }),
    })),
  ].filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()));
  const found = isOpen ? findTasks(tasks, wanted, mostTasks) : [];

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      scrollable
      overlayProps={{ blur: 2, backgroundOpacity: 0.35 }}
      attributes={{ content: { 'aria-label': 'Search or do' } }}
      maxHeight={420}
      onSpotlightOpen={() => setIsOpen(true)}
      onSpotlightClose={() => setIsOpen(false)}
      // One is often in a form when one wants to be somewhere else.
      tagsToIgnore={[]}
    >
      <Spotlight.Search
        placeholder="Task, page or action…"
        aria-label="Search for a task, a page or an action"
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label="Tasks">
            {found.map((task) => (
              <Spotlight.Action
                key={task.id}
                label={task.name}
                description={task.entries[0]?.sentence ?? 'Not scheduled'}
                leftSection={<IconTerminal2 size={18} stroke={1.7} aria-hidden />}
                onClick={() => void navigate({ to: '/tasks/$task', params: { task: task.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label="Pages and actions">
            {actions.map(({ label, icon: Icon, run }) => (
              <Spotlight.Action
                key={label}
                label={label}
                leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length === 0 && actions.length === 0 && <Spotlight.Empty>Nothing is called “{wanted}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
