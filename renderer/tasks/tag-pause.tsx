import type { TaskView } from '../../shared/api.ts';
import { useNow } from '../ui/now.tsx';
import { PauseButton } from './pause-button.tsx';
import { pauseOf } from './pause-state.ts';

/** Pauses or resumes everything with a tag. */
export function TagPause({ tag, tasks }: { tag: string; tasks: readonly TaskView[] }) {
  const now = useNow();
  const entries = tasks.filter(({ tags }) => tags.includes(tag)).flatMap((task) => task.entries);
  if (!entries.some(({ enabled }) => enabled)) return null;
  return (
    <PauseButton
      entries={{ tag }}
      what={`everything with the tag “${tag}”`}
      label={` “${tag}”`}
      isPaused={pauseOf(entries, now)?.extent === 'all'}
    />
  );
}
